import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../support/command-line.ts'
import { examplePath } from '../support/run-example.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

/** Web apps need a browser's engine: the end-to-end tests run theirs. */
const names = readdirSync(examplePath('')).filter((name) => existsSync(join(examplePath(name), 'main.lua')))

describe('each example', () => {
  it.each(names)('[R52] %s: what it expects comes, and every kind of evidence is written', async (name) => {
    const folder = temporaryDirectory()
    const path = (file: string): string => join(folder, file)
    const read = (file: string): string => readFileSync(path(file), 'utf8')
    const outputs = { har: 'run.har', junit: 'junit.xml', summary: 'summary.json', report: 'report.html' }
    const switches = Object.entries(outputs).flatMap(([option, file]) => [`--${option}`, path(file)])
    const { exitCode, stderr } = await runCommand(['run', examplePath(name), '--fresh', ...switches])
    expect([exitCode, stderr.split('\n').filter((line) => /^(error|warning|expect)/.test(line))]).toEqual([
      0,
      [],
    ])

    const summary = JSON.parse(read('summary.json'))
    expect(summary).toMatchObject({ project: name, exitCode: 0, expectations: { unmet: 0 } })
    expect(summary.expectations.met).toBeGreaterThan(2)
    expect(read('junit.xml').match(/<testcase /g)?.length).toBeGreaterThan(summary.expectations.met)
    expect(read('junit.xml')).not.toMatch(/<(failure|error)\b/)
    const { log } = JSON.parse(read('run.har'))
    expect([log.version, log.entries.length >= summary.requests.total]).toEqual(['1.2', true])
    expect(read('report.html').match(/<details class="request">/g)).toHaveLength(summary.requests.total)
    expect(readdirSync(folder).toSorted()).toEqual(Object.values(outputs).toSorted())
  })
})
