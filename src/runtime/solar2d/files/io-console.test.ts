import { expect, it } from 'vitest'
import { createFakeHost } from '../../../../test/support/fake-host.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { createSolar2dApp } from '../create-app.ts'

/** The app's output as the host got it, piece by piece. */
async function piecesOf(source: string): Promise<{ pieces: string[]; exit: () => void }> {
  const fake = createFakeHost({ 'main.lua': source })
  const pieces: string[] = []
  const print = (line: Uint8Array): void => void pieces.push(Buffer.from(line).toString('latin1'))
  const app = await createSolar2dApp({ ...fake.host, console: { ...fake.host.console, print } })
  app.start()
  return { pieces, exit: app.exit }
}

it('[J5] io.write and print share a line', async () => {
  const { pieces } = await piecesOf(
    'io.write("a", 1, "\\nb") print("c") io.stdout:write("d\\ne\\n") io.write("")',
  )
  expect(pieces).toEqual(['a1\n', 'bc\n', 'd\ne\n'])
})

it('[J5] a line without its end is shown when the app ends, one of 60 000 bytes at once', async () => {
  const { pieces, exit } = await piecesOf(
    'io.write(("x"):rep(60001)) io.write("half") io.stderr:write("error")',
  )
  expect(pieces.map((piece) => piece.length)).toEqual([60_001])
  exit()
  expect(pieces.slice(1)).toEqual(['half', 'error'])
})

it('[J5] io.stderr has a line of its own', async () => {
  const { pieces } = await piecesOf('io.write("out ") io.stderr:write("err\\n") io.write("put\\n")')
  expect(pieces).toEqual(['err\n', 'out put\n'])
})

it('[J5] nobody types: standard input is at its end', async () => {
  const { printed } = await startApp(`
    print(io.read(), io.read("*n"), io.read(5), io.read("*a") == "", io.stdin:read("*l"))
    for line in io.lines() do print("never") end
    print(io.stdin:seek()) print(io.stdin:write("x")) print(io.stdout:read())`)
  expect(printed()).toBe(
    'nil\tnil\tnil\ttrue\tnil\nnil\tIllegal seek\t29\nnil\tBad file descriptor\t9\nnil\tBad file descriptor\t9\n',
  )
})
