// What one message about a request may hold. Without zod, so that a web app's page, which loads this with each of its
// pages, does not carry the schemas.

/** As `timeoutMs`: no limit. */
export const noTimeoutMs = 2_147_483_647

/** Largest request body that one message may carry. */
export const maxBodyBytes = 64 * 1024 * 1024
export const maxUrlCharacters = 65_536
/** All names and values together: no server takes as much, and each request keeps them in the log. */
export const maxHeaderCharacters = 65_536
/** Names of files are below 128 bytes on the device; the schema is only the outer wall. */
export const maxFileNameCharacters = 1024

/** The names and values of headers together, in characters. */
export function headerCharacters(headers: readonly (readonly [string, string])[]): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
}
