// From the start of a process to the first byte of its request on the wire: `coronagraph run` of a project that makes
// one request, as a ratio to a bare Node script that imports got and makes the same one. Interleaved runs, medians.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const runs = 15
const goal = 1.5

const projectFolder = process.cwd()
const commandLine = join(projectFolder, 'bin', 'coronagraph.js')
/** Where `got` is found from. */
const barePath = join(projectFolder, '.cache', 'bench', 'bare-got.mjs')
const folder = mkdtempSync(join(tmpdir(), 'coronagraph-bench-'))

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok'
let firstByte: ((atMs: number) => void) | undefined
const server = createServer((socket: Socket) => {
  socket.once('data', () => {
    firstByte?.(performance.now())
    socket.end(answer)
  })
  // A client that has what it wants may go.
  socket.on('error', () => socket.destroy())
})

try {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has this kind of address
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const project = join(folder, 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'main.lua'), `network.request("${url}", "GET", function() end)\n`)
  writeFileSync(barePath, `import got from 'got'\nawait got('${url}')\n`)
  const bareMs: number[] = []
  const runMs: number[] = []
  for (let run = -1; run < runs; run += 1) {
    const bare = await timeToFirstByte([barePath])
    const ours = await timeToFirstByte([commandLine, 'run', project])
    // The first of each fills the caches of the system.
    if (run < 0) continue
    bareMs.push(bare)
    runMs.push(ours)
  }
  const [bare, ours] = [median(bareMs), median(runMs)]
  process.stdout.write(
    `Start to first byte on the wire, medians of ${runs}: bare got ${bare.toFixed(0)} ms, ` +
      `coronagraph run ${ours.toFixed(0)} ms, ratio ${(ours / bare).toFixed(2)} (goal: below ${goal})\n`,
  )
} finally {
  server.close()
  rmSync(folder, { recursive: true, force: true })
  rmSync(barePath, { force: true })
}

/** Ends with the process, so that no run competes with the one before. */
async function timeToFirstByte(args: readonly string[]): Promise<number> {
  const heard = new Promise<number>((resolve) => {
    firstByte = resolve
  })
  const startMs = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: { ...process.env, CORONAGRAPH_SANDBOXES: join(folder, 'sandboxes') },
  })
  const ended = once(child, 'exit')
  const atMs = await Promise.race([heard, ended.then(() => undefined)])
  await ended
  if (atMs === undefined) throw new Error(`No request came from: ${args.join(' ')}`)
  return atMs - startMs
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
