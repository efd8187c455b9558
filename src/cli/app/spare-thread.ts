import { MessageChannel, Worker } from 'node:worker_threads'
import type { WorkerStart } from './worker-messages.ts'

/** A thread that loads what every app needs, and waits to be told which app it runs. */
export type WaitingThread = {
  readonly worker: Worker
  readonly begin: (start: WorkerStart) => void
}

let spare: WaitingThread | undefined

/**
 * Starts a thread before anybody knows what for, so that it loads while its host does. It keeps no process alive.
 */
export function prepareThread(): void {
  const thread = openThread()
  spare = thread
  thread.worker.unref()
  const forget = (): void => {
    if (spare === thread) spare = undefined
  }
  // One that cannot even load is not offered; the next one tells why.
  thread.worker.once('error', forget)
  thread.worker.once('exit', forget)
}

/** The prepared thread, once, or a new one. Listen to it at once. */
export function takeThread(): WaitingThread {
  const thread = spare ?? openThread()
  spare = undefined
  thread.worker.ref()
  return thread
}

function openThread(): WaitingThread {
  const { port1: here, port2: there } = new MessageChannel()
  const worker = new Worker(new URL('./app-worker.js', import.meta.url), {
    workerData: there,
    transferList: [there],
    // Nothing of ours writes there, and standard output is the app's alone.
    stdout: true,
    stderr: true,
    // The switches of a program that uses us are for its own modules.
    execArgv: [],
  })
  here.unref()
  return { worker, begin: (start) => here.postMessage(start) }
}
