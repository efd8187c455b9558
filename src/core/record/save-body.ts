import { open, rename, rm } from 'node:fs/promises'
import type { BodySide } from '../../shared/contract/traffic.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { systemErrorCode } from '../system-error.ts'
import type { BodyReader } from './bodies.ts'

const partBytes = 1024 * 1024

/**
 * Writes a body, as far as it is kept, to a file: whole or not at all. A file that was there goes only when the new one
 * is complete. Fails with `NOT_FOUND` as reading does, and with `NOT_ALLOWED` where the disk takes it not.
 */
export async function saveBody(
  reader: Pick<BodyReader, 'read'>,
  { exchangeId, side }: { readonly exchangeId: string; readonly side: BodySide },
  path: string,
): Promise<Outcome<void>> {
  const beside = `${path}.${process.pid}.part`
  try {
    const file = await open(beside, 'wx')
    let written: Outcome<void>
    try {
      written = await writeParts(reader, { exchangeId, side }, (bytes) => file.writeFile(bytes))
    } finally {
      await file.close()
    }
    if (written.ok) await rename(beside, path)
    else await rm(beside, { force: true })
    return written
  } catch (error) {
    // One that was there before is not ours.
    if (systemErrorCode(error) !== 'EEXIST') await rm(beside, { force: true }).catch(() => {})
    return fail(
      'NOT_ALLOWED',
      `"${path}" cannot be written (${systemErrorCode(error)}). Choose a folder with room that is writable.`,
    )
  }
}

async function writeParts(
  reader: Pick<BodyReader, 'read'>,
  { exchangeId, side }: { readonly exchangeId: string; readonly side: BodySide },
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Outcome<void>> {
  for (let offset = 0; ;) {
    const part = await reader.read(exchangeId, side, offset, partBytes)
    if (!part.ok) return part
    const { bytes, keptBytes, problem } = part.value
    if (keptBytes === 0 && problem !== undefined) return fail('NOT_FOUND', problem)
    if (offset > keptBytes) return fail('NOT_FOUND', 'The body became shorter while it was saved.')
    if (bytes.byteLength === 0) return ok(undefined)
    await write(bytes)
    offset += bytes.byteLength
  }
}
