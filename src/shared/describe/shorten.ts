/**
 * Cuts what the app or a server made too long to draw or to read out: an address may be 64 KiB, and would make every
 * tooltip and accessible name as long.
 */
export function shorten(text: string, limit = 300): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}…`
}
