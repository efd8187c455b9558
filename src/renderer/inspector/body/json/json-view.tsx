import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useModel } from '../../context.ts'
import { mostCopiedBytes } from '../read/gates.ts'
import { JsonRows } from './json-rows.tsx'
import { useJson } from './use-json.ts'
import { useSettled } from './use-settled.ts'

type JsonViewProps = {
  readonly bytes: Uint8Array
  readonly encoding: string
  readonly label: string
  /** Is told once when the text was parsed or was no JSON: the thread did not freeze. */
  readonly onSettled: () => void
  /** What is shown of a text that is no JSON: the text itself, at the place of the fault. */
  readonly renderText: (offset: number) => ReactNode
}

/** A JSON body as a tree that is unfolded by hand. Parsed in a thread of its own; only rows in view come to the window. */
export function JsonView({ bytes, encoding, label, onSettled, renderText }: JsonViewProps) {
  const { clients } = useModel()
  const [json, refold] = useJson(bytes, encoding)
  const [notice, setNotice] = useState('')
  const isSettled = json.state === 'ready' || json.state === 'invalid'
  useSettled(isSettled, onSettled)

  if (json.state === 'parsing') {
    return (
      <p className="detail-note body-waiting" role="status">
        Reading the JSON…{' '}
        <button type="button" className="button" onClick={json.stop}>
          Stop
        </button>
      </p>
    )
  }
  if (json.state === 'failed')
    return <p className="detail-note">The tree could not be made: {json.problem}</p>
  if (json.state === 'invalid') {
    const { problem, line, column, offset } = json.fault
    return (
      <>
        <div className="callout" data-tone="client-error" role="note" aria-label="Not valid JSON">
          <strong>
            Not valid JSON at line {line}, column {column}
          </strong>
          <span>{problem}</span>
        </div>
        {renderText(offset)}
      </>
    )
  }
  const { client, rowCount, revision } = json
  const copy = async (row: number, what: 'path' | 'value'): Promise<void> => {
    const answer = await client.ask({ ask: 'copy', row, what }).catch(() => undefined)
    const text = answer?.answer === 'text' ? answer.text : undefined
    if (text === undefined || text.length > mostCopiedBytes) {
      setNotice('This is too long to be copied: save the body.')
      return
    }
    const copied = await clients.commands.copy({ text })
    setNotice(
      copied.ok
        ? what === 'path'
          ? `Copied ${text.slice(0, 200)}`
          : 'Copied the value'
        : copied.error.message,
    )
  }
  return (
    <div className="json-view">
      <div className="json-bar">
        <button
          type="button"
          className="button"
          onClick={() => refold({ ask: 'fold', row: 0, to: 'all-expanded' })}
        >
          <ChevronsUpDown size={13} aria-hidden /> Expand all
        </button>
        <button type="button" className="button" onClick={() => refold({ ask: 'collapse-all' })}>
          <ChevronsDownUp size={13} aria-hidden /> Collapse all
        </button>
        <span className="json-notice" role="status">
          {notice}
        </span>
      </div>
      <JsonRows
        client={client}
        rowCount={rowCount}
        revision={revision}
        label={label}
        refold={refold}
        onCopy={(row, what) => void copy(row, what)}
      />
    </div>
  )
}
