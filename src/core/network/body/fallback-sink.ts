import { Writable } from 'node:stream'
import type { BodySink } from './body-sink.ts'
import type { FileSink } from './file-sink.ts'

/** A body that is saved where its temporary file can be made, and else comes in the event. */
export function createFallbackSink(file: FileSink, memory: BodySink): BodySink {
  let chosen: BodySink = file
  /** What could not go to the file for want of one goes to memory: nothing went there before. */
  const attempt = (work: (sink: BodySink, done: Done) => void, done: Done): void =>
    work(chosen, (error) => {
      const lacksFile = error instanceof Error && chosen === file && !file.isMade()
      if (!lacksFile) return done(error)
      chosen = memory
      work(memory, done)
    })
  // Whoever writes into this one is told; memory has no other listener.
  memory.writable.on('error', () => {})

  const writable = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      attempt((sink, written) => void sink.writable.write(chunk, written), done)
    },
    final: (done) => attempt((sink, ended) => void sink.writable.end(ended), done),
    destroy: (error, done) => {
      chosen.writable.destroy(error ?? undefined)
      done(error)
    },
  })
  return {
    get isFile() {
      return chosen.isFile
    },
    writable,
    commit: () => chosen.commit(),
    keep: async () => {
      await Promise.all([file.keep(), memory.keep()])
    },
    discard: async () => {
      writable.destroy()
      await Promise.all([file.discard(), memory.discard()])
    },
  }
}

type Done = (error?: Error | null) => void
