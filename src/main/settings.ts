import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { systemErrorCode } from '../core/system-error.ts'

/** What is remembered from one time to the next. The connection is not: nobody looks for an app's fault there. */
const settings = z.object({
  version: z.literal(1),
  isStrict: z.boolean(),
  relaunchesOnChange: z.boolean(),
  /** What the user chose. */
  zoom: z.number().positive().max(100).optional(),
})
export type Settings = Omit<z.output<typeof settings>, 'version'>

export const firstSettings: Settings = { isStrict: false, relaunchesOnChange: true }

const mostCharacters = 10_000

export type SettingsFile = {
  /** The first settings when there is no file, or one that cannot be read, which is told. */
  readonly read: () => Promise<Settings>
  /** The file is whole at every moment; of several calls the last one counts. Never rejects. */
  readonly save: (next: Settings) => Promise<void>
}

export function createSettingsFile(path: string, say: (line: string) => void): SettingsFile {
  let newest: Settings | undefined
  let writing: Promise<void> | undefined

  const write = async (): Promise<void> => {
    const temporary = `${path}.new`
    while (newest !== undefined) {
      const text = `${JSON.stringify({ version: 1, ...newest }, undefined, 2)}\n`
      newest = undefined
      try {
        await mkdir(dirname(path), { recursive: true })
        await writeFile(temporary, text)
        await rename(temporary, path)
      } catch (error) {
        say(`The settings could not be written to "${path}" (${systemErrorCode(error)}).`)
        await rm(temporary, { force: true }).catch(() => {})
      }
    }
    writing = undefined
  }

  return {
    read: async () => {
      let text: string
      try {
        text = await readFile(path, 'utf8')
      } catch (error) {
        if (systemErrorCode(error) !== 'ENOENT') {
          say(`The settings in "${path}" could not be read (${systemErrorCode(error)}); they begin anew.`)
        }
        return firstSettings
      }
      const parsed = parse(text)
      if (parsed === undefined) say(`The settings in "${path}" are broken; they begin anew.`)
      return parsed ?? firstSettings
    },
    save: (next) => {
      newest = next
      return (writing ??= write())
    },
  }
}

function parse(text: string): Settings | undefined {
  if (text.length > mostCharacters) return undefined
  try {
    const parsed = settings.safeParse(JSON.parse(text))
    if (!parsed.success) return undefined
    const { version: _version, ...known } = parsed.data
    return known
  } catch {
    return undefined
  }
}
