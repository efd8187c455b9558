import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { openProject } from './project.ts'

/** A project whose one host has these answers. */
function makeProject(answers: unknown, serve: string | undefined = 'remote/x'): string {
  return makeScratchFolder({
    'main.lua': '',
    'remote/x/a.json': '{}',
    'coronagraph.json': JSON.stringify({ hosts: { 'a.com': { serve, answers } } }),
  })
}

async function problemOf(folder: string): Promise<string> {
  const opened = await openProject(folder)
  return opened.ok ? '' : opened.error.message.replaceAll(`${join(folder, 'coronagraph.json')}, `, '')
}

it('[C17] answers stand beside a folder or alone', async () => {
  const answers = [{ when: { method: 'POST', path: '/login' }, times: 2, status: 302 }, { file: 'a.json' }]
  const folder = makeProject(answers)
  const opened = await openProject(folder)
  expect(opened.ok && opened.value.hosts.get('a.com')).toEqual({ serve: join(folder, 'remote/x'), answers })

  const alone = makeScratchFolder({
    'main.lua': '',
    'coronagraph.json': JSON.stringify({ hosts: { 'a.com': { answers: [{ json: null }] } } }),
  })
  const second = await openProject(alone)
  expect(second.ok && second.value.hosts.get('a.com')).toEqual({ answers: [{ json: null }] })
})

describe('[C3] a wrong answer is named by its path, its value and what to write instead', () => {
  it.each([
    [{}, '.answers is an object. Give a list such as'],
    [[], '.answers is a list. Give at least one'],
    [['x'], '.answers[0] is "x". Give an object such as'],
    [[{ statsu: 1 }], '.answers[0]: Remove or correct "statsu": there is no such setting.'],
    [[{ status: 99 }], '.answers[0].status is 99. Give a status from 200 to 599.'],
    [[{ status: '200' }], '.answers[0].status is "200". Give a status from 200 to 599.'],
    [[{ times: 0 }], '.answers[0].times is 0. Give at least 1'],
    [[{ latencyMs: -1 }], '.answers[0].latencyMs is -1. Give 0 or more milliseconds.'],
    [[{ when: 'POST' }], '.answers[0].when is "POST". Give an object such as'],
    [[{ when: { method: 'P O' } }], '.answers[0].when.method is "P O". Give a method'],
    [[{ when: { path: 'login' } }], '.answers[0].when.path is "login". Begin with "/"'],
    [[{ when: { path: '/a?b=1' } }], '.answers[0].when.path is "/a?b=1". Begin with "/"'],
    [[{ when: { query: { a: 1 } } }], '.answers[0].when.query.a is 1. Give a text.'],
    [[{ when: { headers: { 'a b': 'x' } } }], '.answers[0].when.headers["a b"]: Write the name of a header'],
    [[{ headers: { 'a b': 'x' } }], '.answers[0].headers["a b"]: Write the name of a header'],
    [[{ headers: { A: 1 } }], '.answers[0].headers.A is 1. Give one line of text'],
    [[{ headers: { A: 'x\r\nB: y' } }], '.answers[0].headers.A is "x\\r\\nB: y". '],
    [[{ body: 1 }], '.answers[0].body is 1. Give a text.'],
  ])('%j', async (answers, expected) => {
    expect(await problemOf(makeProject(answers))).toContain(`hosts["a.com"]${expected}`)
  })
})

describe('[C23] an answer', () => {
  it.each([
    [{ body: 'a', json: 1 }, 'answers[0] is an object. Keep one of "body", "json" and "file".'],
    [{ status: 204, body: 'a' }, 'answers[0] is an object. Remove the body, or give another status'],
    [{ status: 304, file: 'a.json' }, 'answers[0] is an object. Remove the body, or give another status'],
    [{ headers: { 'content-length': '1' } }, 'answers[0].headers["content-length"]: Remove it'],
    [{ headers: { 'Transfer-Encoding': 'x' } }, 'answers[0].headers["Transfer-Encoding"]: Remove it'],
    [{ file: 'none.json' }, 'answers[0].file is "none.json". Put this file into the served folder'],
    [{ file: '../x/a.json' }, 'answers[0].file is "../x/a.json". Name a file inside the served folder'],
    [{ file: '../../main.lua' }, 'answers[0].file is "../../main.lua". Name a file inside the served'],
    [{ file: '/etc/passwd' }, 'answers[0].file is "/etc/passwd". Name a file relative'],
    [{ file: 'a\\b' }, 'answers[0].file is "a\\\\b". Write "/"'],
    [{ file: 'link' }, 'answers[0].file is "link". Name a file inside the served folder: a link'],
    [{ file: '.' }, 'answers[0].file is ".". Name a file'],
  ])('%j is refused', async (answer, expected) => {
    const folder = makeProject([answer])
    symlinkSync(join(folder, 'main.lua'), join(folder, 'remote/x/link'))
    expect(await problemOf(folder)).toContain(`hosts["a.com"].${expected}`)
  })

  it('with a file needs a folder', async () => {
    const folder = makeScratchFolder({
      'main.lua': '',
      'coronagraph.json': '{"hosts":{"a.com":{"answers":[{"file":"a.json"}]}}}',
    })
    expect(await problemOf(folder)).toContain('answers[0].file is "a.json". Add "serve"')
  })
})
