import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import { runCommand } from './command-line.ts'
import { temporaryDirectory } from './temporary-directory.ts'

/** Some examples take their time, and are started twice. */
vi.setConfig({ testTimeout: 60_000 })

/** One line of `--events`; what a line has depends on its kind. */
export type EventLine = {
  readonly exchangeId: string
  readonly kind: string
  readonly request?: {
    readonly method: string
    readonly url: string
    readonly headers: readonly (readonly [name: string, value: string])[]
  }
  readonly event?: {
    readonly phase: string
    readonly isError: boolean
    readonly status: number
    readonly response?: unknown
    readonly responseHeaders?: Readonly<Record<string, string>>
  }
}

export type ExampleRun = {
  readonly exitCode: number | null
  readonly printed: readonly string[]
  /** What Coronagraph itself said. */
  readonly said: readonly string[]
  /** Of these what is no finding: warnings, errors and their tracebacks. */
  readonly complaints: readonly string[]
  readonly lines: readonly EventLine[]
  /** `GET /scores: 200`, in the order of the last events. -1 when nobody answered. */
  readonly answers: readonly string[]
  /** The app's own files that it left, as `Documents/a.txt`. */
  readonly files: readonly string[]
  readonly read: (name: string) => Buffer
}

export const examplePath = (name: string): string => join(import.meta.dirname, '..', '..', 'examples', name)

/** Runs a shipped example to its end. The same sandboxes again are the next start on the same device. */
export async function runExample(
  path: string,
  sandboxesPath: string = temporaryDirectory(),
  args: readonly string[] = [],
): Promise<ExampleRun> {
  const eventsPath = join(temporaryDirectory(), 'events.jsonl')
  const { exitCode, stdout, stderr } = await runCommand(['run', path, '--events', eventsPath, ...args], {
    sandboxesPath,
  })
  const lines = linesOf(readFileSync(eventsPath, 'utf8')).map((line): EventLine => JSON.parse(line))
  const said = linesOf(stderr)
  const files = filesOf(sandboxesPath)
  return {
    exitCode,
    printed: linesOf(stdout.toString()),
    said,
    complaints: said.filter((line) => !line.startsWith('finding: ')),
    lines,
    answers: answersOf(lines),
    files: files.map(({ name }) => name),
    read: (name) => readFileSync(files.find((file) => file.name === name)?.path ?? name),
  }
}

function answersOf(lines: readonly EventLine[]): readonly string[] {
  const requests = new Map(
    lines.flatMap(({ exchangeId, request }) => (request ? [[exchangeId, request]] : [])),
  )
  return lines.flatMap(({ kind, exchangeId, event }) => {
    const request = requests.get(exchangeId)
    if (kind !== 'delivered' || event?.phase !== 'ended' || request === undefined) return []
    const { pathname, search } = new URL(request.url)
    return [`${request.method} ${pathname}${search}: ${event.status}`]
  })
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** Of the one project that ran there. */
function filesOf(sandboxesPath: string): readonly { readonly name: string; readonly path: string }[] {
  if (!existsSync(sandboxesPath)) return []
  return readdirSync(sandboxesPath, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path,
      name: path
        .slice(sandboxesPath.length + 1)
        .split('/')
        .slice(1)
        .join('/'),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
