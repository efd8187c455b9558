import { use, useEffect, useState } from 'react'
import type { TreeRow } from './json-tree.ts'
import { JsonClientContext, type JsonClient } from './json-client.ts'
import type { JsonQuestion } from './json-service.ts'
import type { JsonFault } from './parse-json.ts'

export type JsonState =
  | { readonly state: 'parsing'; readonly stop: () => void }
  | { readonly state: 'invalid'; readonly fault: JsonFault }
  | { readonly state: 'failed'; readonly problem: string }
  | {
      readonly state: 'ready'
      readonly client: JsonClient
      readonly rowCount: number
      /** Grows with every change of what is folded: rows that were read before are no longer right. */
      readonly revision: number
    }

const starting: JsonState = { state: 'parsing', stop: () => undefined }

/** Parses a body in a thread of its own, for as long as it is shown. The function asks for another folding. */
export function useJson(
  bytes: Uint8Array,
  encoding: string,
): readonly [json: JsonState, refold: (question: JsonQuestion) => void] {
  const start = use(JsonClientContext)
  const [json, setJson] = useState<JsonState>(starting)

  useEffect(() => {
    let isWanted = true
    const show = (state: JsonState): void => {
      if (isWanted) setJson(state)
    }
    const client = start()
    void (async () => {
      show({ state: 'parsing', stop: client.end })
      try {
        const answer = await client.ask({ ask: 'open', bytes, encoding })
        if (answer.answer === 'invalid') show({ state: 'invalid', fault: answer.fault })
        if (answer.answer === 'shown') {
          show({ state: 'ready', client, rowCount: answer.rowCount, revision: 0 })
        }
      } catch (error) {
        show({ state: 'failed', problem: error instanceof Error ? error.message : String(error) })
      }
    })()
    return () => {
      isWanted = false
      client.end()
    }
  }, [start, bytes, encoding])

  const refold = (question: JsonQuestion): void => {
    if (json.state !== 'ready') return
    const { client } = json
    void (async () => {
      const answer = await client.ask(question).catch(() => undefined)
      if (answer?.answer !== 'shown') return
      const { rowCount } = answer
      setJson((now) =>
        now.state === 'ready' && now.client === client
          ? { ...now, rowCount, revision: now.revision + 1 }
          : now,
      )
    })()
  }
  return [json, refold]
}

const marginRows = 40

type ReadRows = { readonly from: number; readonly rows: readonly TreeRow[]; readonly revision: number }

/** The rows around those that are in view. The ones before stay until the new ones are there: nothing flickers. */
export function useTreeRows(client: JsonClient, revision: number, first: number, count: number): ReadRows {
  const [read, setRead] = useState<ReadRows>({ from: 0, rows: [], revision: -1 })
  const isCovered =
    read.revision === revision && read.from <= first && first + count <= read.from + read.rows.length
  useEffect(() => {
    if (isCovered || count === 0) return undefined
    let isWanted = true
    const from = Math.max(0, first - marginRows)
    void (async () => {
      const answer = await client
        .ask({ ask: 'rows', from, count: count + 2 * marginRows })
        .catch(() => undefined)
      if (isWanted && answer?.answer === 'rows') setRead({ from, rows: answer.rows, revision })
    })()
    return () => {
      isWanted = false
    }
  }, [client, revision, first, count, isCovered])
  return read
}
