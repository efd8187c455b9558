/** Everything that the scripts themselves say goes to standard error, so that standard output stays the tool's. */
export function say(/** @type {string} */ text) {
  process.stderr.write(`${text}\n`)
}

/** An error whose message is all that the user needs: no stack is printed for it. */
export class Problem extends Error {
  /**
   * @param {string} message what, where, and what to do
   * @param {number} exitCode
   */
  constructor(message, exitCode = 1) {
    super(message)
    this.name = 'Problem'
    this.exitCode = exitCode
  }
}

/**
 * Runs a script's main function and turns its result, or its failure, into the exit code.
 *
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    if (error instanceof Problem) {
      say(`\n${error.message}`)
      process.exitCode = error.exitCode
      return
    }
    throw error
  }
}

/** @returns {unknown} the `code` of a system error: `ENOENT`, `EEXIST`… */
export function errorCode(/** @type {unknown} */ error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
