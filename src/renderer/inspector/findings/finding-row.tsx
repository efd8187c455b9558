import { Lightbulb } from 'lucide-react'
import { memo } from 'react'
import { findingWords } from '../../../shared/describe/finding-words.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import type { Found } from '../state/findings.ts'
import { ExchangeLink } from './exchange-link.tsx'
import { Platforms } from './platforms.tsx'

type FindingRowProps = {
  readonly found: Found
  /** Whether it leads to the exchange that shows it. */
  readonly hasLink?: boolean
}

/** What would go differently, where in the code and on which platforms, and what mends it. */
export const FindingRow = memo(function FindingRow({ found, hasLink = false }: FindingRowProps) {
  const { kind, source, platforms, message, fix } = found.finding
  return (
    <li className="finding" data-finding={kind}>
      <Lightbulb className="finding-icon" size={14} aria-hidden />
      <div className="finding-what">
        <strong>{findingWords[kind]}</strong>
        {source !== undefined && (
          <span className="finding-source code" title={shorten(source, 2000)}>
            <bdi>{shorten(source)}</bdi>
          </span>
        )}
      </div>
      <div className="finding-text">
        <p>
          <bdi>{shorten(message, 3000)}</bdi>
        </p>
        <p className="finding-fix">{shorten(fix, 3000)}</p>
      </div>
      <div className="finding-where">
        <Platforms platforms={platforms} />
        {hasLink && <ExchangeLink found={found} />}
      </div>
    </li>
  )
})
