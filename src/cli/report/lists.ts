import { findingWords } from '../../shared/describe/finding-words.ts'
import { formatBytes } from '../../shared/describe/format-bytes.ts'
import { formatOffset } from '../../shared/describe/format-duration.ts'
import { platformLabels, platformWords } from '../../shared/describe/profile-words.ts'
import { shorten } from '../../shared/describe/shorten.ts'
import { lifeCycleWords } from '../../shared/describe/words.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import { Html, markup } from './markup.ts'
import { leftOut } from './left-out.ts'
import { limits } from './limits.ts'
import type { ReportParts } from './report-parts.ts'

/** The unmet come first. */
export function expectationList({ verdict }: ReportParts): Html {
  const results = verdict.expectations
  const sorted = results.toSorted((a, b) => Number(a.isMet) - Number(b.isMet)).slice(0, limits.expectations)
  const rows = sorted.map(
    (result) =>
      markup`<tr><td class="met" data-tone="${result.isMet ? 'success' : 'failed'}">${result.isMet ? 'met' : 'not met'}</td><th scope="row">${shorten(result.name, 500)}${result.isMet ? '' : markup`<p class="problem">${shorten(result.problem, limits.lineLength)}</p>`}</th></tr>`,
  )
  return markup`<table class="list"><caption class="visually-hidden">Expectations</caption><tbody>${rows}</tbody></table>${leftOut(results.length, rows.length, 'expectations')}`
}

export function findingList({ findings, exchanges, detailed }: ReportParts): Html {
  const ordinals = new Map(exchanges.map(({ id, ordinal }) => [id, ordinal]))
  const linked = new Set(detailed.map(({ id }) => id))
  const shown = findings.slice(0, limits.findings)
  return markup`<ul class="findings">${shown.map(({ kind, source, exchangeId, platforms, message, fix }) => {
    const labels = platformLabels(platforms)
    const names = labels === 'all' ? 'All platforms' : labels.map((name) => platformWords[name]).join(', ')
    const link =
      exchangeId !== undefined && linked.has(exchangeId)
        ? markup` <a href="#request-${ordinals.get(exchangeId)}">request ${ordinals.get(exchangeId)}</a>`
        : markup``
    return markup`<li><p><b>${findingWords[kind]}</b> <span class="platforms">${names}</span>${source === undefined ? '' : markup` <code>${shorten(source)}</code>`}${link}</p><p>${shorten(message, limits.lineLength)}</p><p class="fix">${shorten(fix, 1000)}</p></li>`
  })}</ul>${leftOut(findings.length, shown.length, 'findings')}`
}

type Line = { readonly atMs: number; readonly level: string; readonly text: string; readonly source?: string }

export const consoleLines = ({ record }: ReportParts): readonly Line[] => record.entries.flatMap(lineOf)

function lineOf(entry: LogEntry): readonly Line[] {
  if (entry.kind === 'console') {
    const { atMs, level, text, source } = entry
    return [{ atMs, level, text, ...(source === undefined ? {} : { source }) }]
  }
  if (entry.kind !== 'life-cycle') return []
  const detail = entry.detail === undefined ? '' : `: ${entry.detail}`
  return [{ atMs: entry.atMs, level: 'life-cycle', text: `${lifeCycleWords[entry.event]}${detail}` }]
}

/** The last ones are those that tell how it ended. */
export function consoleList(lines: readonly Line[]): Html {
  const shown = lines.slice(-limits.consoleLines)
  return markup`${leftOut(lines.length, shown.length, 'older lines')}<table class="console"><caption class="visually-hidden">Console</caption><thead class="visually-hidden"><tr><th scope="col">Time</th><th scope="col">Text</th><th scope="col">Place</th></tr></thead><tbody>${shown.map(
    ({ atMs, level, text, source }) =>
      markup`<tr data-level="${level}"><td class="number">${formatOffset(atMs)}</td><td class="line">${shorten(text, limits.lineLength)}</td><td>${source === undefined ? '' : shorten(source, 120)}</td></tr>`,
  )}</tbody></table>`
}

export function fileList({ record }: ReportParts): Html {
  const shown = record.files.slice(0, limits.files)
  return markup`<table class="list"><caption class="visually-hidden">Files of the app's own directories</caption><thead><tr><th scope="col">Directory</th><th scope="col">Name</th><th scope="col" class="number">Size</th><th scope="col">SHA-256</th></tr></thead><tbody>${shown.map(
    ({ directory, name, sizeBytes, sha256 }) =>
      markup`<tr><td class="code">${directory}</td><th scope="row">${shorten(name)}</th><td class="number">${formatBytes(sizeBytes)}</td><td class="code hash">${sha256}</td></tr>`,
  )}</tbody></table>${leftOut(record.files.length, shown.length, 'files')}`
}
