import type { HeaderList, ResponseHead } from '../../../shared/log-entry.ts'
import type { DeliveryRules } from '../../../shared/profile/profile.ts'

/** Not a header: Solar2D puts the whole first line of a response under this name. */
const statusLineKey = 'HTTP-STATUS-LINE'

const separators = { joined: ', ', 'joined-without-space': ',' } as const

/** Response headers as the app's table, one value per name. With several heads, those of a redirect chain in order. */
export function headerTable(
  heads: readonly ResponseHead[],
  rules: DeliveryRules,
): Readonly<Record<string, string>> {
  const table = new Map<string, readonly [name: string, value: string]>()
  const put = (name: string, value: string): void => {
    table.set(name.toLowerCase(), [name, value])
  }
  const add = (name: string, value: string): void => {
    const present = table.get(name.toLowerCase())
    const separator = separatorOf(name, rules)
    if (present === undefined || separator === undefined) put(name, value)
    else put(present[0], `${present[1]}${separator}${value}`)
  }
  for (const head of heads) {
    if (rules.statusLineHeader) put(statusLineKey, statusLine(head))
    for (const [name, value] of head.headers) {
      if (value === '' && rules.emptyHeaders === 'in-status-line') put(statusLineKey, name)
      else add(rules.lowerCaseHeaders ? name.toLowerCase() : name, value)
    }
  }
  return Object.fromEntries(table.values())
}

/** Undefined where the last one wins. */
function separatorOf(name: string, rules: DeliveryRules): string | undefined {
  if (name.toLowerCase() === 'set-cookie') return ','
  return rules.repeatedHeaders === 'last' ? undefined : separators[rules.repeatedHeaders]
}

const statusLine = ({ httpVersion, status, statusText }: ResponseHead): string =>
  `HTTP/${httpVersion} ${status} ${statusText}`.trimEnd()

export function headerValue(headers: HeaderList, name: string): string | undefined {
  return headers.find(([other]) => other.toLowerCase() === name)?.[1]
}
