import { createHash } from 'node:crypto'
import type { RunRecord } from '../../shared/run/run-record.ts'
import type { RunVerdict } from '../../shared/run/run-verdict.ts'
import { shorten } from '../../shared/describe/shorten.ts'
import { Html, markup } from './markup.ts'
import { consoleLines, consoleList, expectationList, fileList, findingList } from './lists.ts'
import { pageHead } from './page-head.ts'
import { reportParts } from './report-parts.ts'
import styles from './report.css?raw'
import { requestSections } from './request-section.ts'
import { waterfall } from './waterfall.ts'

export type ReportOptions = {
  /** Keeps passwords and cookies. */
  readonly withSensitive?: boolean
}

/** Names the one style sheet and nothing else: no script, no picture, no address can be reached from the page. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'; base-uri 'none'; form-action 'none'`

/** A run as one page that needs nothing beside it: no network, no script. */
export function renderReport(record: RunRecord, verdict: RunVerdict, options: ReportOptions = {}): string {
  const parts = reportParts(record, verdict, options.withSensitive ?? false)
  const { exchanges, findings } = parts
  const results = verdict.expectations
  const lines = consoleLines(parts)
  const sections: readonly Section[] = [
    {
      id: 'expectations',
      title: 'Expectations',
      count: results.length,
      content: () => expectationList(parts),
    },
    {
      id: 'requests',
      title: 'Requests',
      count: exchanges.length,
      isAlways: true,
      content: () => waterfall(parts),
    },
    { id: 'findings', title: 'Findings', count: findings.length, content: () => findingList(parts) },
    { id: 'console', title: 'Console', count: lines.length, content: () => consoleList(lines) },
    { id: 'files', title: 'Files', count: record.files.length, content: () => fileList(parts) },
  ]
  const shown = sections.filter(({ count, isAlways }) => count > 0 || isAlways === true)
  const page = markup`<!doctype html><html lang="en"><head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="${new Html(policy)}"/><meta name="referrer" content="no-referrer"/><meta name="viewport" content="width=device-width"/><meta name="color-scheme" content="light dark"/><title>${shorten(record.project.name, 120)}: a run in Coronagraph</title><style>${new Html(styles)}</style></head><body>${pageHead(parts)}<nav aria-label="Sections"><ul>${shown.map(({ id, title, count }) => markup`<li><a href="#${id}">${title}</a> <span>${count}</span></li>`)}</ul></nav><main>${shown.map(
    ({ id, title, content }) =>
      markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content()}</section>${id === 'requests' ? requestSections(parts) : ''}`,
  )}</main><footer>Written by Coronagraph. ${parts.withSensitive ? 'Passwords and cookies are in it.' : 'Passwords and cookies are left out.'}</footer></body></html>
`
  return page.text
}

type Section = {
  readonly id: string
  readonly title: string
  readonly count: number
  /** Also when there is nothing to show. */
  readonly isAlways?: boolean
  readonly content: () => Html
}
