// One download of 1 GiB to a file through the whole engine (recorded, progress, temporary file, rename), as a ratio
// to `curl -o` in the same run. Both fetch from one server in a process of its own. Interleaved runs, medians.
import { execFile, fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { systemClock } from '../src/core/clock.ts'
import { openProject } from '../src/core/project/project.ts'
import { createEventLog } from '../src/core/record/event-log.ts'
import { openSandbox } from '../src/core/sandbox/sandbox.ts'
import { openSession } from '../src/core/session.ts'
import { profileOf } from '../src/shared/profile/profiles.ts'

const sizeBytes = 1024 * 1024 * 1024
const runs = 5

if (process.argv[2] === 'serve') serve()
else await compare()

function serve(): void {
  const part = Buffer.alloc(1024 * 1024, 7)
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Length': sizeBytes, 'Content-Type': 'application/octet-stream' })
    let left = sizeBytes / part.length
    const write = (): void => {
      while (left > 0) {
        left -= 1
        if (!response.write(part)) {
          response.once('drain', write)
          return
        }
      }
      response.end()
    }
    write()
  })
  server.listen(0, '127.0.0.1', () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has this kind of address
    process.send?.((server.address() as AddressInfo).port)
  })
  process.once('disconnect', () => process.exit())
}

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'coronagraph-bench-'))
  const server = fork(fileURLToPath(import.meta.url), ['serve'])
  try {
    const [port] = await once(server, 'message')
    const url = `http://127.0.0.1:${port}/large.bin`
    const curlMs: number[] = []
    const engineMs: number[] = []
    for (let run = 0; run < runs; run += 1) {
      curlMs.push(await time(() => promisify(execFile)('curl', ['-s', '-o', join(folder, 'curl.bin'), url])))
      engineMs.push(await time(() => download(folder, url)))
    }
    const [curl, engine] = [median(curlMs), median(engineMs)]
    process.stdout.write(
      `1 GiB over http to a file, medians of ${runs}: curl ${curl.toFixed(0)} ms, engine ${engine.toFixed(0)} ms, ` +
        `ratio ${(engine / curl).toFixed(2)}\n`,
    )
  } finally {
    server.disconnect()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function download(folder: string, url: string): Promise<void> {
  const projectPath = join(folder, 'project')
  const sandboxesPath = join(folder, 'sandboxes')
  rmSync(sandboxesPath, { recursive: true, force: true })
  rmSync(projectPath, { recursive: true, force: true })
  mkdirSync(projectPath)
  writeFileSync(join(projectPath, 'main.lua'), '')
  const project = await openProject(projectPath)
  const sandbox = openSandbox({ projectPath, sandboxesPath })
  if (!project.ok || !sandbox.ok) throw new Error('The scratch project could not be opened.')
  const log = createEventLog({ nowMs: systemClock.nowMs })
  const ending = new EventEmitter()
  const end = once(ending, 'ended')
  const session = await openSession({
    id: 'bench',
    project: project.value,
    profile: profileOf('reference'),
    sandbox: sandbox.value,
    log,
    clock: systemClock,
    deliver: ({ id, ordinal, event }) => {
      setImmediate(() => {
        void session.network.acknowledge({ id, ordinal, outcome: 'delivered' }, undefined)
        if (event.phase === 'ended') ending.emit('ended', event.isError)
      })
    },
  })
  await session.network.start(
    {
      id: 'r-1',
      api: 'download',
      method: 'GET',
      url,
      headers: [],
      timeoutMs: 30_000,
      progress: 'download',
      followRedirects: true,
      target: { directory: 'TemporaryDirectory', name: 'large.bin' },
    },
    undefined,
  )
  const [isError] = await end
  if (isError) throw new Error('The download failed.')
  await session.close('close')
}

async function time(run: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now()
  await run()
  return performance.now() - startMs
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
