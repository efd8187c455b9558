import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DeliveryRules } from '../../../shared/profile/profile.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { systemErrorCode } from '../../system-error.ts'
import { createFailure, createFileFailure, TransportError, UnplacedError } from '../failure.ts'
import type { BodySink, ReceivedBody } from './body-sink.ts'
import { type PlacedFile, placeFile } from './placed-file.ts'
import { createSlabWriter } from './slab-writer.ts'

export type FileSinkOptions = {
  /** As the app names it, for messages. */
  readonly name: string
  /** Asked when the first byte comes: what was checked at the start may have changed by then. */
  readonly resolvePath: () => Outcome<string>
  /** `text`: an empty body makes no file, and comes as no bytes instead. */
  readonly emptyFile: DeliveryRules['emptyFile']
}

export type FileSink = BodySink & {
  /** Whether the temporary file was made; tells after the first write, or after the end. */
  readonly isMade: () => boolean
}

/**
 * A body that is saved: it grows in `.<uuid>.download` beside its place and is renamed into it by `commit`. Whatever
 * goes wrong, a file that stood there stays as it was.
 */
export function createFileSink(options: FileSinkOptions): FileSink {
  const uuid = randomUUID()
  let target: { readonly path: string; readonly temporaryPath: string } | undefined
  let isMade = false
  let placing: Promise<PlacedFile> | undefined

  const openTemporary = async (): Promise<FileHandle> => {
    const path = options.resolvePath()
    if (!path.ok) {
      throw new TransportError(createFailure('FILE_FAILED', options.name, path.error.message))
    }
    target = { path: path.value, temporaryPath: join(dirname(path.value), `.${uuid}.download`) }
    const file = await open(target.temporaryPath, 'wx', 0o666)
    isMade = true
    return file
  }
  const explain = (error: unknown): TransportError =>
    error instanceof TransportError
      ? error
      : new TransportError(createFileFailure('written', options.name, systemErrorCode(error)))

  const writable = createSlabWriter({
    openFile: openTemporary,
    explain,
    opensWhenEmpty: options.emptyFile === 'file',
  })
  const closed = new Promise<void>((resolve) => writable.once('close', resolve))
  // `closed` tells when it is over; the error itself is the pipeline's to report.
  writable.on('error', () => {})

  return {
    isFile: true,
    isMade: () => isMade,
    writable,
    commit: async (): Promise<ReceivedBody> => {
      if (target === undefined) {
        if (options.emptyFile === 'text') return { kind: 'bytes', bytes: new Uint8Array() }
        throw explain(new Error('nothing was received'))
      }
      const { path, temporaryPath } = target
      try {
        placing ??= placeFile({ ...target, uuid })
        await placing
        return { kind: 'file', path }
      } catch (error) {
        throw new UnplacedError(explain(error).failure, { temporaryPath, path })
      }
    },
    keep: async () => {
      const placed = await placing?.catch(() => undefined)
      await placed?.keep().catch(() => {})
      placing = undefined
      target = undefined
    },
    discard: async () => {
      writable.destroy()
      await closed
      const placed = await placing?.catch(() => undefined)
      await placed?.undo().catch(() => {})
      if (target !== undefined) await rm(target.temporaryPath, { force: true }).catch(() => {})
    },
  }
}
