import { useEffect, useState } from 'react'
import { formatBytes, formatCount, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { isOpen, type Exchange } from '../../../shared/exchange.ts'
import { hexLine } from '../body/views/hex-lines.ts'
import type { BodySide } from '../client.ts'
import { useModel } from '../context.ts'
import { compareBodies, type BodyComparison, type ComparedBody } from './compare-bodies.ts'
import type { TextComparison } from './create-merge-view.ts'
import { TextComparisonView } from './text-comparison.tsx'

type BodyComparisonProps = {
  readonly left: Exchange
  readonly right: Exchange
  readonly side: BodySide
  readonly labels: readonly [left: string, right: string]
  readonly onlyDifferences: boolean
  readonly onReady: (comparison: TextComparison | undefined) => void
}

/** Two bodies: texts line by line, anything else by its size and the first byte that differs. */
export function BodyComparisonView(props: BodyComparisonProps) {
  const { left, right, side, labels, onlyDifferences, onReady } = props
  const comparison = useBodyComparison(left, right, side)
  if (comparison === undefined) {
    return (
      <p className="detail-note">
        {isOpen(left) || isOpen(right) ? 'Compared once both requests have ended.' : 'Reading both bodies…'}
      </p>
    )
  }
  switch (comparison.kind) {
    case 'none':
      return <p className="detail-note">Neither has a body.</p>
    case 'same':
      return (
        <p className="detail-note">
          {comparison.sizeBytes === 0
            ? 'Both bodies are empty.'
            : `The bodies are the same: ${formatExactBytes(comparison.sizeBytes)}.`}
        </p>
      )
    case 'one':
      return (
        <p className="detail-note">
          Only {labels[comparison.side === 'left' ? 0 : 1]} has a body: {formatBytes(comparison.sizeBytes)}.
        </p>
      )
    case 'failed':
      return <p className="detail-note">The bodies could not be read: {comparison.problem}</p>
    case 'text':
      return comparison.left === comparison.right ? (
        <p className="detail-note">The bodies say the same; only their spaces and line breaks differ.</p>
      ) : (
        <TextComparisonView
          left={comparison.left}
          right={comparison.right}
          labels={labels}
          isJson={comparison.isJson}
          onlyDifferences={onlyDifferences}
          onReady={onReady}
        />
      )
    case 'bytes':
      return <Bytes comparison={comparison} labels={labels} />
    default:
      return comparison satisfies never
  }
}

type BytesProps = {
  readonly comparison: Extract<BodyComparison, { readonly kind: 'bytes' }>
  readonly labels: readonly [left: string, right: string]
}

function Bytes({ comparison, labels }: BytesProps) {
  const { leftBytes, rightBytes, differsAt, lineAt, comparedBytes } = comparison
  return (
    <div className="compare-bytes">
      <p>
        {differsAt === undefined
          ? `The first ${formatExactBytes(comparedBytes)} are the same; more was not compared.`
          : `The first difference is at byte ${formatCount(differsAt)}.`}
      </p>
      <table className="compare-hex">
        <tbody>
          {(
            [
              [labels[0], leftBytes, comparison.left],
              [labels[1], rightBytes, comparison.right],
            ] as const
          ).map(([label, sizeBytes, bytes], index) => {
            const { offset, left, right, text } = hexLine(lineAt, bytes)
            return (
              <tr key={index}>
                <th scope="row">{label}</th>
                <td>{formatExactBytes(sizeBytes)}</td>
                {differsAt !== undefined && (
                  <td>
                    <code>{`${offset}  ${left}  ${right}  ${text}`}</code>
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function useBodyComparison(left: Exchange, right: Exchange, side: BodySide): BodyComparison | undefined {
  const { traffic } = useModel().clients
  const [comparison, setComparison] = useState<BodyComparison>()
  const [leftId, rightId] = [left.id, right.id]
  const [leftType, rightType] = [typeOf(left, side), typeOf(right, side)]
  const isComing = isOpen(left) || isOpen(right)
  useEffect(() => {
    if (isComing) return undefined
    const abort = new AbortController()
    const bodyOf = (exchangeId: string, contentType: string | undefined): ComparedBody => ({
      contentType,
      read: (offsetBytes, lengthBytes) => traffic.readBody({ exchangeId, side, offsetBytes, lengthBytes }),
    })
    void (async () => {
      const next = await compareBodies(bodyOf(leftId, leftType), bodyOf(rightId, rightType), abort.signal)
      if (!abort.signal.aborted) setComparison(next)
    })()
    return () => abort.abort()
  }, [traffic, leftId, rightId, leftType, rightType, side, isComing])
  return comparison
}

function typeOf(exchange: Exchange, side: BodySide): string | undefined {
  const headers = side === 'request' ? exchange.request.headers : (exchange.head?.headers ?? [])
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
}
