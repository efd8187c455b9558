/** `ENOENT`, `EACCES`… of an error of the operating system, or its message when it is none. */
export function systemErrorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
