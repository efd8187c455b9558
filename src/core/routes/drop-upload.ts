import type { IncomingMessage } from 'node:http'

/** Longer than any upload that an app makes, short enough that one ends. */
export const maxUploadBytes = 256 * 1024 * 1024

/**
 * Reads the body of a request to its end and keeps nothing of it, so that the app sees the whole of its upload pass.
 * False when it is longer than `maxBytes`. Rejects when the client goes away.
 */
export async function dropUpload(request: IncomingMessage, maxBytes: number): Promise<boolean> {
  let sizeBytes = 0
  // The connection is still needed, for the answer.
  const parts: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
  for await (const part of parts) {
    sizeBytes += part.length
    if (sizeBytes > maxBytes) return false
  }
  return true
}
