import { MessageChannel, Worker } from 'node:worker_threads'
import type { Port } from '../../src/shared/contract/port.ts'

export type WorkerChannel = {
  /** The app's end, as its thread has it. */
  readonly app: Port
  /** The host's end: the worker itself, as in a run. */
  readonly host: Port
  readonly close: () => Promise<void>
}

/** Passes on what comes from either side, so that every message is cloned into a thread of its own and out of it. */
const relay = `
  const { parentPort, workerData } = require('node:worker_threads')
  workerData.port.on('message', (message) => parentPort.postMessage(message))
  parentPort.on('message', (message) => workerData.port.postMessage(message))`

export function openWorkerChannel(): WorkerChannel {
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(relay, { eval: true, workerData: { port: port2 }, transferList: [port2] })
  return {
    app: port1,
    host: worker,
    close: async () => {
      port1.close()
      await worker.terminate()
    },
  }
}
