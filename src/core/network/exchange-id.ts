/** The name of a request in the log: the app's own ids repeat after a relaunch, these do not. */
export const exchangeIdOf = (sessionId: string, requestId: string): string => `${sessionId}:${requestId}`

/** The app's id of an exchange; undefined when the exchange is of another session. */
export function requestIdOf(sessionId: string, exchangeId: string): string | undefined {
  const prefix = `${sessionId}:`
  return exchangeId.startsWith(prefix) ? exchangeId.slice(prefix.length) : undefined
}
