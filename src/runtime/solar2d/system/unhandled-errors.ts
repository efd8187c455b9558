/** Tells of an error that nobody caught: the app first, which may have it suppressed, then the console. */
export function createUnhandledErrors(options: {
  /** Whether the app has handled it. */
  readonly offer: (message: string, traceback: string) => boolean
  readonly report: (message: string, traceback: string) => void
}): (message: string, traceback: string) => void {
  let isOffering = false

  return (message, traceback) => {
    // An error in the listener of errors is not told to that listener.
    if (isOffering) {
      options.report(message, traceback)
      return
    }
    isOffering = true
    try {
      if (options.offer(message, traceback)) return
    } finally {
      isOffering = false
    }
    options.report(message, traceback)
  }
}
