import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { validateHar } from 'har-validator-compiled'
import type { Har, HarEntry } from '../../src/shared/har/har.ts'

const schemaPath = join(import.meta.dirname, '..', '..', 'docs', 'har.schema.json')
const validate = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false }).compile<Har>(
  JSON.parse(readFileSync(schemaPath, 'utf8')),
)

/** All that is wrong with an archive of ours: by the schema, by what a schema cannot say, and by a foreign validator. */
export function harProblems(value: unknown): readonly string[] {
  if (!validate(value)) {
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
  const { entries } = value.log
  return [
    ...entries.flatMap((entry, index) =>
      entryProblems(entry).map((problem) => `entries[${index}] ${problem}`),
    ),
    ...orderProblems(entries),
    ...sequenceProblems(value),
    ...foreignProblems(value),
  ]
}

function entryProblems({ time, timings, request, response }: HarEntry): readonly string[] {
  const { blocked, dns, connect, ssl, send, wait, receive } = timings
  const sum = [blocked, dns, connect, send, wait, receive].filter((ms) => ms >= 0).reduce((a, b) => a + b, 0)
  const { content } = response
  const bytes = content.text === undefined ? undefined : Buffer.from(content.text, content.encoding ?? 'utf8')
  const isWhole = content.comment === undefined
  return [
    ...(Math.abs(sum - time) > 0.01 ? [`takes ${time}, and its phases ${sum}`] : []),
    ...(ssl > Math.max(connect, 0) ? [`has more ssl (${ssl}) than connect (${connect})`] : []),
    ...(dns >= 0 && connect < 0 && response.status !== 0 ? ['looks a name up and does not connect'] : []),
    ...(request.url.includes('#') ? ['has a fragment'] : []),
    ...(response.status === 304 && response.bodySize !== 0 ? ['has a body at 304'] : []),
    ...(bytes !== undefined && isWhole && bytes.byteLength !== content.size ? ['has the wrong size'] : []),
    ...(bytes !== undefined && !isWhole && bytes.byteLength >= content.size ? ['says that it is cut'] : []),
  ]
}

function orderProblems(entries: readonly HarEntry[]): readonly string[] {
  const starts = entries.map(({ startedDateTime }) => startedDateTime)
  const hops = new Map<string, number>()
  const wrong = entries.flatMap(({ _corona: { exchangeId, hop } }) => {
    const before = hops.get(exchangeId) ?? 0
    hops.set(exchangeId, hop)
    return hop === before + 1 ? [] : [`${exchangeId} goes from hop ${before} to ${hop}`]
  })
  return starts.join() === starts.toSorted().join() ? wrong : ['The entries are not in order.', ...wrong]
}

function sequenceProblems({ log }: Har): readonly string[] {
  const {
    _corona: { lifeCycle, console, findings },
  } = log
  const own = log.entries.flatMap(({ _corona: part }) => [
    part.request?.sequence,
    part.annotation?.sequence,
    ...numbers(part.wire),
    ...numbers(part.events),
    ...numbers(part.cancels),
    ...numbers(part.findings),
  ])
  const all = [...numbers(lifeCycle), ...numbers(console), ...numbers(findings), ...own].filter(
    (number) => number !== undefined,
  )
  return new Set(all).size === all.length ? [] : ['A sequence number stands at two places.']
}

const numbers = (list: readonly { readonly sequence: number }[]): readonly number[] =>
  list.map(({ sequence }) => sequence)

/** har-schema, compiled: what httpsnippet and the tools around it take. */
function foreignProblems(value: object): readonly string[] {
  try {
    return validateHar(value) ? [] : ['foreign: no']
  } catch (error) {
    return [`foreign: ${JSON.stringify(error)}`]
  }
}
