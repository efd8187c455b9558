import { Writable } from 'node:stream'
import type { BodySink } from './body-sink.ts'

/** A body that goes nowhere, though the app is told that it was saved to `path`. */
export function createLostSink(path: string): BodySink {
  const writable = new Writable({ write: (_chunk, _encoding, done) => done() })
  return {
    isFile: true,
    writable,
    commit: async () => ({ kind: 'file', path }),
    keep: async () => {},
    discard: async () => {
      writable.destroy()
    },
  }
}
