import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { line } from '../../../test/support/log-events.ts'
import { recordOf } from '../../../test/support/run-records.ts'
import type { RunRecord } from '../../shared/run/run-record.ts'
import type { RunVerdict } from '../../shared/run/run-verdict.ts'
import { renderJunit } from './junit.ts'

const fine: RunVerdict = { expectations: [], exitCode: 0, expectsErrors: false }

function parse(xml: string) {
  const document = new new Window().DOMParser().parseFromString(xml, 'application/xml')
  expect(document.querySelector('parsererror')).toBeNull()
  return document
}

/** What the schema that Jenkins publishes lets stand where: attributes that must be there, those that may, children. */
const schema: Readonly<Record<string, readonly [readonly string[], readonly string[], readonly string[]]>> = {
  testsuites: [[], ['name', 'time', 'tests', 'failures', 'errors', 'disabled'], ['testsuite']],
  testsuite: [
    ['name', 'tests'],
    ['failures', 'errors', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package'],
    ['properties', 'testcase', 'system-out', 'system-err'],
  ],
  testcase: [
    ['name', 'classname'],
    ['time', 'assertions', 'status', 'file', 'line'],
    ['skipped', 'failure', 'error', 'system-out', 'system-err'],
  ],
  failure: [[], ['message', 'type'], []],
  error: [[], ['message', 'type'], []],
  'system-out': [[], [], []],
  'system-err': [[], [], []],
}

function expectSchema(xml: string): void {
  const document = parse(xml)
  expect(document.documentElement.tagName).toBe('testsuites')
  for (const element of document.querySelectorAll('*')) {
    const [must, may, children] = schema[element.tagName] ?? [[], [], []]
    const names = element.getAttributeNames()
    expect(names).toEqual(expect.arrayContaining([...must]))
    expect(names.filter((name) => !must.includes(name) && !may.includes(name))).toEqual([])
    for (const child of element.children) expect(children).toContain(child.tagName)
    expect(element.getAttribute('time') ?? '0.000').toMatch(/^\d+\.\d{3}$/)
  }
  for (const suite of document.querySelectorAll('testsuite')) {
    expect(suite.getAttribute('timestamp')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
    expect(suite.getAttribute('tests')).toBe(`${suite.querySelectorAll('testcase').length}`)
    expect(suite.getAttribute('failures')).toBe(`${suite.querySelectorAll('failure').length}`)
    expect(suite.getAttribute('errors')).toBe(`${suite.querySelectorAll('error').length}`)
  }
}

const casesOf = (xml: string): readonly (readonly (string | null)[])[] =>
  [...parse(xml).querySelectorAll('testcase')].map((element) => [
    element.getAttribute('classname'),
    element.getAttribute('name'),
    element.firstElementChild?.tagName ?? null,
    element.firstElementChild?.textContent ?? null,
  ])

describe('a run as JUnit', () => {
  it('[E35] that is fine has a case for its end, for errors and for each expectation', () => {
    const xml = renderJunit(recordOf([line('hello'), line('bye')]), {
      ...fine,
      expectations: [{ name: 'no errors', isMet: true }],
    })
    expectSchema(xml)
    expect(casesOf(xml)).toEqual([
      ['game.run', 'the run ends', null, null],
      ['game.run', 'no error of the app is uncaught', null, null],
      ['game.expect', 'no errors', null, null],
    ])
    expect(parse(xml).querySelector('system-out')?.textContent).toBe('hello\nbye')
    expect(parse(xml).querySelector('testsuite')?.getAttribute('name')).toBe('game (reference)')
  })

  it('[E35] that falls short has a failure with its text', () => {
    const xml = renderJunit(recordOf([]), {
      ...fine,
      expectations: [{ name: 'printed "a"', isMet: false, problem: 'The app printed <nothing> & "more".' }],
    })
    expectSchema(xml)
    expect(casesOf(xml).at(-1)).toEqual([
      'game.expect',
      'printed "a"',
      'failure',
      'The app printed <nothing> & "more".',
    ])
  })

  it('[E35] with an error that nobody caught has it as a failure, unless it is expected', () => {
    const record = recordOf(
      [
        {
          kind: 'console',
          level: 'error',
          text: 'main.lua:3: broken\nstack traceback:\n\tx',
          isUncaught: true,
        },
      ],
      { errorCount: 1 },
    )
    const xml = renderJunit(record, fine)
    expectSchema(xml)
    expect(casesOf(xml)[1]?.[3]).toContain('main.lua:3: broken\nstack traceback:')
    expect(parse(xml).querySelector('system-err')?.textContent).toBe('error: main.lua:3: broken')
    expect(casesOf(renderJunit(record, { ...fine, expectsErrors: true }))[1]?.[2]).toBeNull()
  })

  it.each<[RunRecord['end'], string]>([
    [{ by: 'timeout', afterSeconds: 5 }, 'The app was still busy after 5 s and was ended.'],
    [{ by: 'interrupt' }, 'The run was interrupted.'],
    [{ by: 'output', code: 'EPIPE' }, 'Standard output could not be written (EPIPE). The run was ended.'],
    [{ by: 'crash', problem: 'out of memory' }, 'out of memory'],
    [{ by: 'script', problem: 'step 3' }, 'step 3'],
  ])('[E35] that was cut short by %j has an error', (end, text) => {
    const xml = renderJunit(recordOf([], { end }), fine)
    expectSchema(xml)
    expect(casesOf(xml)[0]).toEqual(['game.run', 'the run ends', 'error', text])
  })

  it('[E36] holds any text: what XML cannot hold is replaced, pairs of characters stay whole', () => {
    const all = Array.from({ length: 0x100 }, (_, code) => String.fromCodePoint(code)).join('')
    const nasty = `${all}]]><!--&amp;\ud800x\udc00\ufffe😀`
    const xml = renderJunit(recordOf([line(nasty)]), {
      ...fine,
      expectations: [{ name: nasty, isMet: false, problem: nasty }],
    })
    expectSchema(xml)
    // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe]/)
    expect(() => encodeURIComponent(xml)).not.toThrow()
    const output = parse(xml).querySelector('system-out')?.textContent ?? ''
    expect(output).toContain(']]><!--&amp;\ufffdx\ufffd\ufffd😀')
    const [name] = casesOf(xml).at(-1)?.slice(1) ?? []
    expect(name).toContain('\t\n')
  })

  it('[E36] cuts what is very long, and keeps the end of the output', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => line(`${index} ${'x'.repeat(1000)}`))
    const xml = renderJunit(recordOf(lines), {
      ...fine,
      expectations: [{ name: 'n', isMet: false, problem: 'p'.repeat(10_000_000) }],
    })
    expectSchema(xml)
    expect(xml.length).toBeLessThan(100_000)
    expect(parse(xml).querySelector('system-out')?.textContent).toContain('4999 xxx')
  })
})
