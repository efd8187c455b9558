import { Writable } from 'node:stream'

export type BodyTapOptions = {
  readonly onPart: (part: Uint8Array) => void
  /** The sink is left as it is when the body breaks off: its owner ends or destroys it. */
  readonly outlivesBreak: boolean
}

/** Stands before a sink and sees what goes into it. */
export function createBodyTap(sink: Writable, options: BodyTapOptions): Writable {
  // Whoever writes into the tap is told; the sink has no other listener.
  sink.on('error', () => {})
  return new Writable({
    // Nothing waits here: it would be lost when the body breaks off.
    highWaterMark: 0,
    write: (part: Uint8Array, _encoding, done) => {
      sink.write(part, (error) => done(error))
      options.onPart(part)
    },
    final: (done) => {
      sink.end((error?: Error | null) => done(error))
    },
    destroy: (error, done) => {
      if (!options.outlivesBreak) sink.destroy(error ?? undefined)
      done(error)
    },
  })
}
