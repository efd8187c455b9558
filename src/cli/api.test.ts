import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, inject, it } from 'vitest'
import { loadApi } from '../../test/support/built-api.ts'
import { httpServer } from '../../test/support/http-server.ts'
import { makeScratchFolder } from '../../test/support/scratch-folder.ts'

const saves = `
  local file = io.open(system.pathForFile("kept.txt", system.DocumentsDirectory), "w")
  file:write("kept")
  file:close()`

it('[R45] a run answers with its requests, what the listener got, what was printed and found, and the files', async () => {
  const server = await httpServer((_request, response) => response.end('hello'))
  const project = makeScratchFolder({
    'main.lua': `${saves}
      network.request("${server.url}/a", "GET", function(event) print(event.phase .. " " .. event.response) end)`,
  })
  const { run } = await loadApi()
  await using result = await run({ project, fresh: true, expect: { printed: ['ended hello'] } })
  expect(result).toMatchObject({
    exitCode: 0,
    end: { by: 'finished' },
    profile: 'reference',
    errorCount: 0,
    printed: 'ended hello\n',
    exchanges: [
      {
        ordinal: 1,
        state: 'done',
        request: { method: 'GET', url: `${server.url}/a`, callSite: 'main.lua:5' },
        head: { status: 200 },
        delivered: [
          { phase: 'ended', response: { kind: 'bytes', bytes: new TextEncoder().encode('hello') } },
        ],
      },
    ],
    expectations: [{ isMet: true }],
    files: [{ directory: 'DocumentsDirectory', name: 'kept.txt', sizeBytes: 4 }],
  })
  expect(result.findings.map(({ kind }) => kind)).toContain('plain-http')
  expect(result.said.join('\n')).toContain('App Transport Security')
})

it('[R45] nothing of it goes to the output of the process', async () => {
  const project = makeScratchFolder({ 'main.lua': 'print("printed") error("raised")' })
  const { stdout, stderr } = await runScript(
    `const result = await run({ project: ${JSON.stringify(project)}, fresh: true })
     process.exitCode = result.exitCode === 1 && result.printed === 'printed\\n' ? 0 : 9`,
  )
  expect([stdout, stderr]).toEqual(['', ''])
})

it('[R46] runs at once do not hear each other', async () => {
  const { run } = await loadApi()
  const names = ['a', 'b', 'c', 'd']
  const results = await Promise.all(
    names.map((name) =>
      run({ project: makeScratchFolder({ 'main.lua': `print("${name}") ${saves}` }), fresh: true }),
    ),
  )
  expect(results.map(({ printed, files }) => [printed, files.length])).toEqual(
    names.map((name) => [`${name}\n`, 1]),
  )
  await Promise.all(results.map(({ close }) => close()))
})

it.each([
  ['no project', {}, /project is missing\. Name a folder\./],
  ['a wrong value', { project: '.', timeoutSeconds: 0 }, /timeoutSeconds is 0\. Give more than 0 seconds\./],
  ['an unknown name', { project: '.', timeOut: 1 }, /"timeOut"/],
  ['no project there', { project: '/nowhere/at/all' }, /\/nowhere\/at\/all/],
])('[R47] nothing runs with %s; what is wrong is told', async (_what, options, problem) => {
  const { run } = await loadApi()
  // @ts-expect-error -- what a program without types may write
  await expect(run(options)).rejects.toThrow(problem)
})

it('[R48] a signal ends it in order, with everything that was recorded', async () => {
  const ending = new AbortController()
  const server = await httpServer(() => ending.abort())
  const project = makeScratchFolder({
    'main.lua': `
      Runtime:addEventListener("system", function(event)
        if event.type == "applicationExit" then print("exit") end
      end)
      network.request("${server.url}", "GET", function() end)`,
  })
  const { run } = await loadApi()
  await using result = await run({ project, fresh: true, signal: ending.signal })
  expect(result).toMatchObject({
    exitCode: 130,
    end: { by: 'interrupt' },
    printed: 'exit\n',
    exchanges: [{ state: 'cancelled', cancelledBy: 'close' }],
  })
})

it('[R49] the files of a fresh run are there until it is closed', async () => {
  const { run } = await loadApi()
  const result = await run({ project: makeScratchFolder({ 'main.lua': saves }), fresh: true })
  const [file] = result.files
  expect(Buffer.from((await file?.read()) ?? []).toString()).toBe('kept')
  await result.close()
  expect(existsSync(file?.path ?? '/')).toBe(false)
})

it('[R49] they go with the process', async () => {
  const project = makeScratchFolder({ 'main.lua': saves })
  const { stdout } = await runScript(
    `const { files } = await run({ project: ${JSON.stringify(project)}, fresh: true })
     process.stdout.write(files[0].path)`,
  )
  expect(stdout).toMatch(/kept\.txt$/)
  expect(existsSync(dirname(dirname(stdout)))).toBe(false)
})

/** A program that uses `run`, in a process of its own. */
function runScript(script: string): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const api = pathToFileURL(join(dirname(inject('commandLinePath')), 'api.js')).href
  const source = `import { run } from ${JSON.stringify(api)}\n${script}`
  return promisify(execFile)(process.execPath, ['--input-type=module', '--eval', source])
}
