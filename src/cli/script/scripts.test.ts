import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../../test/support/command-line.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'

const hosts = {
  'coronagraph.json': JSON.stringify({
    hosts: {
      'a.test': { answers: [{ when: { path: '/slow' }, latencyMs: 600_000 }, { body: 'hello' }] },
    },
  }),
}

/** Runs an app with a script: its steps, or the text of the file. */
async function play(mainLua: string, script: string | readonly unknown[], ...args: string[]) {
  const text = typeof script === 'string' ? script : JSON.stringify({ steps: script })
  const folder = makeScratchFolder({ ...hosts, 'main.lua': mainLua, 'play.json': text })
  const end = await runCommand(['run', folder, '--script', join(folder, 'play.json'), ...args])
  return { ...end, printed: end.stdout.toString().trim().split('\n') }
}

const sender = `
  local count = 0
  local button = display.newText("Send", 160, 100)
  button:addEventListener("tap", function()
    count = count + 1
    network.request("http://a.test/" .. count, "GET", function(event) print("heard", event.response) end)
  end)`

describe('[E41] [E51] a script', () => {
  it('is done in order while the app runs; the run ends with both', async () => {
    const { exitCode, printed, stderr } = await play(
      `${sender}
      timer.performWithDelay(100, function() print("later") end)`,
      [
        { tap: { text: 'Send' } },
        { wait: { event: { host: 'a.test', path: '/1', phase: 'ended' } } },
        { wait: { print: 'lat*' } },
        { tap: { text: 'Send' } },
        { wait: { request: { path: '/2' } } },
      ],
    )
    expect(stderr).not.toContain('step')
    expect(printed.toSorted()).toEqual(['heard\thello', 'heard\thello', 'later'])
    expect(exitCode).toBe(0)
  })

  it('keeps an idle app running until it is over', async () => {
    const { exitCode, printed } = await play(
      'Runtime:addEventListener("key", function(event) if event.phase == "up" then print("key") end end)',
      [{ wait: { seconds: 0.5 } }, { key: 'back' }],
    )
    expect(printed).toEqual(['key'])
    expect(exitCode).toBe(0)
  })

  it('that is empty changes nothing', async () => {
    expect(await play('print("ran")', [])).toMatchObject({ exitCode: 0, printed: ['ran'] })
  })
})

describe('[E47] a wait', () => {
  it('takes what came before it, each only once', async () => {
    const { exitCode, stderr } = await play('print("a") print("b") print("a")', [
      { wait: { print: 'b' } },
      { wait: { print: 'a' } },
      { wait: { print: 'a' } },
      { wait: { print: 'a' }, withinSeconds: 0.2 },
    ])
    expect(stderr).toContain('play.json:1: step 4 (wait) cannot be done: it did not come within 0.2 s.')
    expect(stderr).toMatch(/What came:\n {2}a\n {2}b\n {2}a/)
    expect(exitCode).toBe(4)
  })

  it('for an error, a state, a text that comes to the screen', async () => {
    const { exitCode } = await play(
      `network.request("http://a.test/slow", "GET", function() end, { timeout = 1 })
      network.request("http://a.test/", "GET", function() display.newText("There", 100, 100) end)`,
      [
        { wait: { request: { path: '/slow', state: 'started' } } },
        { wait: { text: 'There' } },
        { wait: { event: { path: '/slow', isError: true } } },
      ],
    )
    expect(exitCode).toBe(0)
  })
})

it('[E48] cancels the open requests that are meant, and waits for one', async () => {
  const { exitCode, stderr } = await play(
    `timer.performWithDelay(200, function()
      network.request("http://a.test/slow", "GET", function(event) print(event.phase) end)
    end)`,
    [
      { cancel: { path: '/slow' } },
      { wait: { request: { path: '/slow', state: 'ended' } } },
      { cancel: { method: 'POST' }, withinSeconds: 0.1 },
    ],
  )
  expect(stderr).toContain('step 3 (cancel) cannot be done: no such request is open.')
  expect(stderr).toContain('  GET http://a.test/slow: ended')
  expect(exitCode).toBe(4)
})

it('[E49] what is requested while the app is in the background is heard when it is back', async () => {
  const { exitCode, printed } = await play(
    `network.request("http://a.test/", "GET", function(event) print("heard") end)
    Runtime:addEventListener("system", function(event) print(event.type) end)`,
    [{ suspend: true }, { wait: { request: {} } }, { resume: true }, { wait: { event: {} } }],
  )
  expect(printed).toEqual([
    'applicationStart',
    'applicationSuspend',
    'applicationResume',
    'heard',
    'applicationExit',
  ])
  expect(exitCode).toBe(0)
})

it('[E50] a relaunch begins anew: files stay, the device stays as it is, the record holds both', async () => {
  const events = join(temporaryDirectory(), 'events.jsonl')
  const { exitCode, printed, stdout } = await play(
    `local path = system.pathForFile("n", system.DocumentsDirectory)
    print(io.open(path) and "again" or "first", system.orientation)
    io.open(path, "w"):close()
    network.request("http://a.test/", "GET", function(event) print(event.isError) end)`,
    [
      { wait: { print: 'false' } },
      { rotate: 'landscapeLeft' },
      { connection: 'none' },
      { relaunch: true },
      { wait: { event: { phase: 'ended' } } },
    ],
    '--fresh',
    '--events',
    events,
  )
  expect(stdout.toString()).toContain('first\tportrait\nfalse\nagain')
  expect(printed.at(-1)).toBe('true')
  const lines = readFileSync(events, 'utf8').trim().split('\n')
  expect(new Set(lines.map((line) => /"sessionId":"(\w+)"/.exec(line)?.[1])).size).toBe(2)
  expect(exitCode).toBe(0)
})

describe('[E52] a step that cannot be done', () => {
  it('ends the run with 4, its file and line, and what is there instead', async () => {
    const script = `{
      // Nobody wrote "Sent".
      "steps": [
        { "wait": { "text": "Send" } },

        { "tap": { "text": "Sent" }, "withinSeconds": 0.1 }
      ]
    }`
    const { exitCode, stderr } = await play(sender, script, '--until', 'exit')
    expect(stderr).toBe(
      'play.json:6: step 2 (tap) cannot be done: nothing shows the text "Sent". On the screen: "Send".\n',
    )
    expect(exitCode).toBe(4)
  })

  it('[E53] because the app ended itself', async () => {
    const { exitCode, stderr } = await play('timer.performWithDelay(100, native.requestExit)', [
      { wait: { print: 'never' } },
    ])
    expect(stderr).toContain('play.json:1: step 1 (wait) was not done when the app ended.')
    expect(exitCode).toBe(4)
  })

  it('[E53] because the time was over', async () => {
    const { exitCode, stderr } = await play('', [{ wait: { print: 'never' } }], '--until', '0.5')
    expect(stderr).toContain('step 1 (wait) was not done when the time of --until was over.')
    expect(exitCode).toBe(4)
  })

  it('[R7] does not outlive the time limit of the run', async () => {
    const { exitCode, stderr } = await play('', [{ wait: { print: 'never' } }], '--timeout', '0.5')
    expect(stderr).toContain('play.json:1: step 1 (wait) was not done after 0.5 s')
    expect(exitCode).toBe(3)
  })
})

it('[E53] an app that ends itself with the last step has done all', async () => {
  const { exitCode, stderr } = await play(
    'Runtime:addEventListener("key", function() native.requestExit() end)',
    [{ key: 'back' }],
    '--until',
    'exit',
  )
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
})

describe('[E40] a file that is no script: 2, and what to write', () => {
  it.each([
    ['{ "steps": [', 'play.json, line 1, column 13'],
    ['[]', 'the whole file is a list. Give an object such as { "steps": [] }.'],
    ['{ "steps": [{ "tapp": 1 }] }', 'steps[0]: Remove or correct "tapp": there is no such setting.'],
    ['{ "steps": [{}] }', 'steps[0] is an object. Give each step one of tap, touch,'],
    ['{ "steps": [{ "tap": { "x": 1 } }] }', 'steps[0].tap is an object. Give a target, such as'],
    [
      '{ "steps": [{ "tap": { "x": "1", "y": 2 } }] }',
      'steps[0].tap.x is "1". Give a number of content units.',
    ],
    ['{ "steps": [{ "suspend": true, "resume": true }] }', 'Give each step one of'],
    ['{ "steps": [{ "wait": {} }] }', 'steps[0].wait is an object. Wait for one of request, event'],
    ['{ "steps": [{ "key": "back", "times": 2 }] }', 'Keep "times" for a tap.'],
    ['{ "steps": [{ "key": "back", "submit": true }] }', 'Keep "into" and "submit" for "type".'],
  ])('%s', async (script, says) => {
    const { exitCode, stderr } = await play('print("ran")', script)
    expect(stderr).toContain(says)
    expect(exitCode).toBe(2)
  })

  it('a file that is not there', async () => {
    const folder = makeScratchFolder({ 'main.lua': '' })
    const { exitCode, stderr } = await runCommand(['run', folder, '--script', join(folder, 'no.json')])
    expect(stderr).toBe(`--script ${join(folder, 'no.json')}: there is no such file. Name a file of steps.\n`)
    expect(exitCode).toBe(2)
  })
})
