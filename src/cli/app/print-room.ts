/**
 * Bytes that the app has said and that are not written yet, known to both threads. An app that prints faster than
 * anybody reads has to wait: its thread may, and the memory of the process is not there to hold its output.
 */
export type PrintRoom = SharedArrayBuffer

const mostBytes = 16 * 1024 * 1024
/** A wait ends now and then by itself, so that a thread that is to end does. */
const longestWaitMs = 100

export const createPrintRoom = (): PrintRoom => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)

/** In the app's thread, before it says something. A single line may be larger than the room. */
export function enterPrintRoom(room: PrintRoom, sizeBytes: number): void {
  const unwritten = new Int32Array(room)
  for (let bytes = Atomics.load(unwritten, 0); bytes > mostBytes; bytes = Atomics.load(unwritten, 0)) {
    Atomics.wait(unwritten, 0, bytes, longestWaitMs)
  }
  Atomics.add(unwritten, 0, sizeBytes)
}

/** In the host's thread, when it is written. */
export function leavePrintRoom(room: PrintRoom, sizeBytes: number): void {
  const unwritten = new Int32Array(room)
  Atomics.sub(unwritten, 0, sizeBytes)
  Atomics.notify(unwritten, 0)
}
