/** Stable words for what can go wrong across a process boundary. Match the code, never the message. */
export type ErrorCode =
  | 'INVALID_INPUT'
  | 'TOO_LARGE'
  | 'NOT_ALLOWED'
  | 'UNKNOWN_CALL'
  | 'UNKNOWN_REQUEST'
  | 'OUTSIDE_SANDBOX'
  | 'READ_ONLY'
  | 'NOT_FOUND'
  | 'ALREADY_EXISTS'
  | 'NOT_EMPTY'
  | 'IS_DIRECTORY'
  | 'NOT_DIRECTORY'
  | 'NO_SPACE'
  | 'TOO_MANY_OPEN'
  | 'BAD_PROJECT'
  | 'SESSION_ENDED'
  | 'TOO_MANY_CALLS'
  | 'INTERNAL'

export type Failure = {
  readonly code: ErrorCode
  readonly message: string
}

/** Failures travel as values: Electron keeps only `message` of an error thrown across IPC. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const fail = (code: ErrorCode, message: string): Outcome<never> => ({
  ok: false,
  error: { code, message },
})

/** Makes a `switch` over a union exhaustive at compile time. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
