import { describe, expect, test } from 'vitest'
import {
  addCounts,
  countEndToEndTests,
  countRun,
  countStep,
  countUnitTests,
  summaryLine,
} from '../scripts/summary.mjs'

describe('the summary of a test run', () => {
  test('[T1] a step without tests counts as one', () => {
    expect(countStep(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countStep(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('[T2] unit tests are counted from the report', () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
      ],
    }
    expect(countUnitTests(report)).toEqual({ passed: 7, failed: 1, skipped: 3 })
  })

  test('[T3] a test file that cannot be loaded counts as a failure', () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 0,
      testResults: [{ status: 'failed', assertionResults: [], message: 'Cannot find module' }],
    }
    expect(countUnitTests(report).failed).toBe(1)
  })

  test('[T4] a flaky end-to-end test and an error outside any test are failures', () => {
    const report = {
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [{ message: 'the configuration is wrong' }],
    }
    expect(countEndToEndTests(report)).toEqual({ passed: 4, failed: 3, skipped: 2 })
  })

  test('[T5] a run that ended badly has failed, whatever its report says', () => {
    expect(countRun(1, { passed: 5, failed: 0, skipped: 0 })).toEqual({ passed: 5, failed: 1, skipped: 0 })
    expect(countRun(1, { passed: 5, failed: 2, skipped: 0 })).toEqual({ passed: 5, failed: 2, skipped: 0 })
  })

  test('[T6] a run without a report, or in which nothing ran, has failed', () => {
    expect(countRun(0, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countRun(0, { passed: 0, failed: 0, skipped: 3 })).toEqual({ passed: 0, failed: 1, skipped: 3 })
  })

  test('[T7] the last line holds the sums', () => {
    const all = [countStep(0), countStep(1), { passed: 40, failed: 2, skipped: 1 }]
    expect(addCounts(all)).toEqual({ passed: 41, failed: 3, skipped: 1 })
    expect(summaryLine(addCounts(all))).toBe('41 passed, 3 failed')
  })
})
