import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../../test/support/command-line.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'

type Line = {
  readonly sequence: number
  readonly atMs: number
  readonly exchangeId: string
  readonly kind: string
  readonly by?: string
  readonly event?: Readonly<Record<string, unknown>>
}

/** Runs a project with `--events` and reads what it left. */
async function record(projectPath: string) {
  const sandboxesPath = temporaryDirectory()
  const eventsPath = join(temporaryDirectory(), 'events.jsonl')
  const end = await runCommand(['run', projectPath, '--events', eventsPath], { sandboxesPath })
  const text = readFileSync(eventsPath, 'utf8')
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line): Line => JSON.parse(line))
  const delivered = lines.filter(({ kind }) => kind === 'delivered').map(({ event = {} }) => event)
  const files = readdirSync(sandboxesPath, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(basename(entry.parentPath), entry.name))
  return { ...end, stdout: end.stdout.toString(), lines, delivered, files }
}

/** A copy of an example whose hosts answer at once, or at the example's own pace. */
function example(name: string, options: { readonly quick: boolean }): string {
  const folder = join(temporaryDirectory(), name)
  cpSync(join(import.meta.dirname, '..', '..', '..', 'examples', name), folder, { recursive: true })
  const settingsPath = join(folder, 'coronagraph.json')
  const settings = readFileSync(settingsPath, 'utf8').replaceAll(/,\s*"(bytesPerSecond|latencyMs)": \d+/g, '')
  if (options.quick) writeFileSync(settingsPath, settings)
  return folder
}

describe('the events of the examples', () => {
  it('[R10] cancel-in-progress: one began is delivered, nothing after it, and no file is left', async () => {
    const { exitCode, stdout, lines, delivered, files } = await record(
      example('cancel-in-progress', { quick: false }),
    )
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'Canceling request, file is too big!\n',
    })
    expect(delivered).toEqual([expect.objectContaining({ phase: 'began', bytesEstimated: 241_732 })])
    const kinds = lines.map(({ kind }) => kind)
    expect(kinds.indexOf('cancel')).toBe(kinds.indexOf('delivered') + 1)
    expect(lines.find(({ kind }) => kind === 'cancel')).toMatchObject({ by: 'app' })
    expect(files).toEqual([])
  })

  it('[R10] cancel-button, whose button nobody taps: the answer arrives', async () => {
    const { exitCode, stdout, delivered } = await record(example('cancel-button', { quick: true }))
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Request complete\n' })
    expect(delivered).toEqual([
      expect.objectContaining({ phase: 'ended', status: 200, response: expect.stringContaining('<html') }),
    ])
  })

  it('[R10] download-image: began, the rest, and the file as the listener is told of it', async () => {
    const { exitCode, stdout, delivered, files } = await record(example('download-image', { quick: true }))
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'Progress Phase: began\nDisplaying response image file\n',
    })
    expect(delivered.at(0)).toMatchObject({ phase: 'began' })
    expect(delivered.at(-1)).toMatchObject({
      name: 'networkRequest',
      phase: 'ended',
      isError: false,
      status: 200,
      bytesTransferred: 15_165,
      bytesEstimated: 15_165,
      responseType: 'binary',
      response: {
        filename: 'maskCopy.png',
        baseDirectory: 'system.TemporaryDirectory',
        fullPath: expect.stringMatching(/TemporaryFiles.maskCopy\.png$/),
      },
    })
    expect(files).toEqual([join('TemporaryFiles', 'maskCopy.png')])
  })

  it('[R10] non-ascii-url: the URL as the app wrote it, in both lanes', async () => {
    const { exitCode, lines, delivered, files } = await record(example('non-ascii-url', { quick: false }))
    expect(exitCode).toBe(0)
    expect(delivered).toEqual([
      expect.objectContaining({ url: expect.stringContaining('parm3=%E3%81%93%E3%82%8C%E3%81%AF') }),
    ])
    expect(lines.map(({ kind }) => kind).slice(0, 2)).toEqual(['request', 'wire'])
    expect(files).toEqual([join('Documents', 'result.txt')])
  })
})

const bodies = {
  'main.lua': `
    for _, name in ipairs({ "text.txt", "mark.txt", "bytes.bin", "bytes.txt" }) do
      network.request("http://a.test/" .. name, "GET", function() print(name) end)
    end`,
  'coronagraph.json': '{ "hosts": { "a.test": { "serve": "remote" } } }',
  'remote/text.txt': 'これは\n',
  'remote/mark.txt': '\u{FEFF}marked',
  'remote/bytes.bin': Uint8Array.from([0, 255, 128, 10]),
  'remote/bytes.txt': Uint8Array.from([0x61, 0xff]),
}

describe('the lines', () => {
  it('[R10] have growing numbers and times, and the exchange that they belong to', async () => {
    const { lines } = await record(makeScratchFolder(bodies))
    const sequences = lines.map(({ sequence }) => sequence)
    expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b))
    const times = lines.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(lines.map(({ exchangeId }) => exchangeId)).size).toBe(4)
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(['request', 'wire', 'delivered']))
  })

  it('[R11] a body of text is a string as it came, any other is base64', async () => {
    const { delivered } = await record(makeScratchFolder(bodies))
    const responses = Object.fromEntries(
      delivered.map(({ url, response }) => [String(url).split('/').at(-1), response]),
    )
    expect(responses).toEqual({
      'text.txt': 'これは\n',
      'mark.txt': '\u{FEFF}marked',
      'bytes.bin': { base64: 'AP+ACg==' },
      'bytes.txt': { base64: 'Yf8=' },
    })
  })

  it('[R11] the handle of the listener is the id of the exchange', async () => {
    const { lines } = await record(makeScratchFolder(bodies))
    const delivered = lines.filter(({ kind }) => kind === 'delivered')
    expect(delivered.map(({ event }) => event?.['requestId'])).toEqual(
      delivered.map(({ exchangeId }) => exchangeId),
    )
  })
})

describe('the file', () => {
  it('[R10] is empty for an app without requests, and takes the place of an older one', async () => {
    const path = join(makeScratchFolder({ 'e.jsonl': 'old\n' }), 'e.jsonl')
    const project = makeScratchFolder({ 'main.lua': 'print("quiet")' })
    expect((await runCommand(['run', project, '--events', path])).exitCode).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe('')
  })

  // A device of Linux on which every write fails.
  it.runIf(existsSync('/dev/full'))('[R12] that cannot be completed is told: 2', async () => {
    const { exitCode, stdout, stderr } = await runCommand([
      'run',
      makeScratchFolder(bodies),
      '--events',
      '/dev/full',
    ])
    expect(stdout.toString().split('\n')).toHaveLength(5)
    expect(stderr).toContain('--events /dev/full: the file cannot be written (ENOSPC')
    expect(exitCode).toBe(2)
  })
})
