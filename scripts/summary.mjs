/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * One step that is no test of its own, such as the linter.
 *
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countStep(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/**
 * Vitest's JSON report.
 *
 * @param {unknown} report
 * @returns {Counts}
 */
export function countUnitTests(report) {
  const files = arrayAt(report, 'testResults')
  // A file that cannot be loaded has no tests at all: it counts by itself, or nobody would miss them.
  const unloadable = files.filter(
    (file) =>
      valueAt(file, 'status') === 'failed' &&
      arrayAt(file, 'assertionResults').every((test) => valueAt(test, 'status') !== 'failed'),
  )
  return {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests') + unloadable.length,
    skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
  }
}

/**
 * Playwright's JSON report. A test that passed only when tried again is a failure: it says that something is not
 * waited for.
 *
 * @param {unknown} report
 * @returns {Counts}
 */
export function countEndToEndTests(report) {
  const stats = valueAt(report, 'stats')
  return {
    passed: numberAt(stats, 'expected'),
    failed: numberAt(stats, 'unexpected') + numberAt(stats, 'flaky') + arrayAt(report, 'errors').length,
    skipped: numberAt(stats, 'skipped'),
  }
}

/**
 * What a test runner's report and its exit code say together: a run that ended badly, or in which nothing ran, has
 * failed, whatever its report says.
 *
 * @param {number} exitCode
 * @param {Counts | undefined} counts undefined when there is no report
 * @returns {Counts}
 */
export function countRun(exitCode, counts = { passed: 0, failed: 0, skipped: 0 }) {
  if (counts.failed > 0 || (exitCode === 0 && counts.passed > 0)) return counts
  return { ...counts, failed: 1 }
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function addCounts(all) {
  const sum = (/** @type {keyof Counts} */ key) => all.reduce((total, counts) => total + counts[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** The last line of a test run: `12 passed, 0 failed`. */
export function summaryLine(/** @type {Counts} */ counts) {
  return `${counts.passed} passed, ${counts.failed} failed`
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown}
 */
function valueAt(value, key) {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {number}
 */
function numberAt(value, key) {
  const number = valueAt(value, key)
  return typeof number === 'number' ? number : 0
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown[]}
 */
function arrayAt(value, key) {
  const array = valueAt(value, key)
  return Array.isArray(array) ? array : []
}
