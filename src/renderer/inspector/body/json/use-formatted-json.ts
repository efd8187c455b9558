import { use, useEffect, useState } from 'react'
import { JsonClientContext } from './json-client.ts'

export type Formatted =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly text: string }
  | { readonly state: 'failed'; readonly problem: string }

const waiting: Formatted = { state: 'waiting' }

/** JSON with its lines broken and set in, made in a thread of its own. */
export function useFormattedJson(bytes: Uint8Array | undefined, encoding: string): Formatted {
  const start = use(JsonClientContext)
  const [formatted, setFormatted] = useState<{ readonly of: Uint8Array; readonly result: Formatted }>()
  useEffect(() => {
    if (bytes === undefined) return undefined
    const client = start()
    let isWanted = true
    const show = (result: Formatted): void => {
      if (isWanted) setFormatted({ of: bytes, result })
    }
    void (async () => {
      try {
        const opened = await client.ask({ ask: 'open', bytes, encoding })
        if (opened.answer === 'invalid') {
          const { problem, line, column } = opened.fault
          show({ state: 'failed', problem: `Not valid JSON at line ${line}, column ${column}: ${problem}` })
          return
        }
        const answer = await client.ask({ ask: 'format' })
        const text = answer.answer === 'text' ? answer.text : undefined
        show(
          text === undefined
            ? { state: 'failed', problem: 'Formatted, the text would be too long.' }
            : { state: 'ready', text },
        )
      } catch (error) {
        show({ state: 'failed', problem: error instanceof Error ? error.message : String(error) })
      } finally {
        client.end()
      }
    })()
    return () => {
      isWanted = false
      client.end()
    }
  }, [start, bytes, encoding])
  return bytes !== undefined && formatted?.of === bytes ? formatted.result : waiting
}
