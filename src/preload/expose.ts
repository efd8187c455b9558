import { contextBridge, ipcRenderer } from 'electron'
import type { Names } from '../shared/contract/names.ts'

type Listener = (payload: unknown) => void

/** One explicit function per call of an asynchronous surface; never a channel name chosen by the page. */
export function expose({ surface, calls, topics }: Names, key: string): void {
  const known: ReadonlySet<string> = new Set(topics)
  const functions = Object.fromEntries(
    calls.map((name) => [name, (input: unknown) => ipcRenderer.invoke(`${surface}:${name}`, input)]),
  )
  const on = (topic: string, listener: Listener): (() => void) => {
    if (!known.has(topic)) throw new TypeError(`Unknown topic: ${topic}`)
    // The event object carries `sender`: only the payload may reach the page.
    const handle = (_event: unknown, payload: unknown): void => listener(payload)
    ipcRenderer.on(`${surface}:${topic}`, handle)
    return () => {
      ipcRenderer.off(`${surface}:${topic}`, handle)
    }
  }
  contextBridge.exposeInMainWorld(key, { ...functions, on })
}

/** The same for a surface whose calls answer at once. */
export function exposeSync({ surface, calls }: Names, key: string): void {
  const functions = Object.fromEntries(
    calls.map((name) => [name, (input: unknown) => ipcRenderer.sendSync(`${surface}:${name}`, input)]),
  )
  contextBridge.exposeInMainWorld(key, functions)
}
