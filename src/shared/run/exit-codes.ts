/** Documented in the README; scripts rely on them. */
export const exitCodes = {
  fine: 0,
  /** The app raised an error that nobody caught. */
  appError: 1,
  /** Wrong arguments, a project that cannot be opened, or a place that cannot be written to. */
  usage: 2,
  /** The app was not idle in time. */
  timeout: 3,
  /** Something that was expected of the run did not happen, or a step of its script could not be done. */
  expectationFailed: 4,
  /** Ended by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
