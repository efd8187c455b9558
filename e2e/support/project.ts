import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Folders made for one test and removed after it. */
export type Scratch = {
  readonly folder: (name: string) => Promise<string>
  /** A project folder of the given files, by their names below it. */
  readonly project: (files: Readonly<Record<string, string | Uint8Array>>) => Promise<string>
  readonly remove: () => Promise<void>
}

export async function createScratch(): Promise<Scratch> {
  const root = await mkdtemp(join(tmpdir(), 'coronagraph-e2e-'))
  let projects = 0
  const folder = async (name: string): Promise<string> => {
    const path = join(root, name)
    await mkdir(path, { recursive: true })
    return path
  }
  return {
    folder,
    project: async (files) => {
      projects += 1
      const path = await folder(`project-${projects}`)
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(path, name)), { recursive: true })
        await writeFile(join(path, name), content)
      }
      return path
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}
