import type { Outcome } from '../../../../shared/outcome.ts'
import type { BodyPart } from '../../client.ts'

/** A body that can be read in parts: of an exchange, or a file of the sandbox. Nothing is read before it is looked at. */
export type BodySource = {
  /** Tells this body from every other one, and from what was at the same place before. */
  readonly key: string
  /** When it is known without reading. */
  readonly sizeBytes?: number
  readonly contentType: string | undefined
  /** Less than `lengthBytes` where the kept bytes end. */
  readonly read: (offsetBytes: number, lengthBytes: number) => Promise<Outcome<BodyPart>>
  /** Asks where to and writes the body there. */
  readonly save?: () => void
}

/** Bytes of a body. */
export type BodyRange = { readonly offsetBytes: number; readonly lengthBytes: number }

/** A body that is already here, whole. */
export function memoryBody(options: {
  readonly key: string
  readonly bytes: Uint8Array
  readonly contentType: string | undefined
  readonly save?: () => void
}): BodySource {
  const { bytes, ...rest } = options
  return {
    ...rest,
    sizeBytes: bytes.length,
    read: async (offsetBytes, lengthBytes) => ({
      ok: true,
      value: {
        bytes: bytes.subarray(offsetBytes, offsetBytes + lengthBytes),
        keptBytes: bytes.length,
        sizeBytes: bytes.length,
      },
    }),
  }
}
