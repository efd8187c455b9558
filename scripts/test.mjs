import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runEndToEnd } from './end-to-end.mjs'
import {
  addCounts,
  countEndToEndTests,
  countRun,
  countStep,
  countUnitTests,
  summaryLine,
} from './summary.mjs'
import { projectFolder, runNpm } from './support/project.mjs'
import { onEndingSignal } from './support/run.mjs'
import { Problem, runMain, say } from './support/say.mjs'

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<import('./summary.mjs').Counts>} check
 */

const resultsFolder = join(projectFolder, 'test-results')
const unitReport = join(resultsFolder, 'unit.json')

/** @type {readonly Step[]} */
const checks = [
  { name: 'format', check: () => npmScript('format') },
  { name: 'types', check: () => npmScript('types') },
  { name: 'lint', check: () => npmScript('lint') },
  { name: 'unit tests', check: unitTests },
  { name: 'build', check: () => npmScript('build') },
]
/** @type {Step} */
const endToEnd = { name: 'end-to-end tests', check: endToEndTests }

let stopped = false
onEndingSignal(() => (stopped = true))

await runMain(async () => {
  const steps = process.argv.includes('--check') ? checks : [...checks, endToEnd]
  const results = []
  for (const { name, check } of steps) {
    say(`\n── ${name}`)
    results.push({ name, counts: await check() })
    if (stopped) return 130
  }
  say('')
  for (const { name, counts } of results) {
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
    say(`${counts.failed === 0 ? '✓' : '✗'} ${name}: ${summaryLine(counts)}${skipped}`)
  }
  const total = addCounts(results.map(({ counts }) => counts))
  process.stdout.write(`\n${summaryLine(total)}\n`)
  return total.failed === 0 ? 0 : 1
})

/** @returns {Promise<import('./summary.mjs').Counts>} */
async function npmScript(/** @type {string} */ name) {
  return countStep((await runNpm(['run', '--silent', name])).exitCode)
}

async function unitTests() {
  await rm(unitReport, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
  const { exitCode } = await runNpm(['run', '--silent', 'test:unit', '--', ...reporters])
  return countRun(exitCode, await countReport(unitReport, countUnitTests))
}

async function endToEndTests() {
  const folder = join(resultsFolder, 'end-to-end')
  const exitCode = await runEndToEnd({ resultsFolder: folder }).catch((error) => {
    if (!(error instanceof Problem)) throw error
    say(error.message)
    return error.exitCode
  })
  return countRun(exitCode, await countReport(join(folder, 'end-to-end.json'), countEndToEndTests))
}

/**
 * @param {string} path
 * @param {(report: unknown) => import('./summary.mjs').Counts} count
 */
async function countReport(path, count) {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : count(JSON.parse(text))
}
