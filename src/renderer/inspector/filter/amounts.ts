const byteUnits: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  kib: 1024,
  m: 1e6,
  mb: 1e6,
  mib: 1024 ** 2,
  g: 1e9,
  gb: 1e9,
  gib: 1024 ** 3,
}

const timeUnits: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, m: 60_000, min: 60_000 }

const amount = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i

/** `1mb`, `500kb`, `1.5mib`, `200`: in bytes, decimal units as everywhere in the window; undefined for anything else. */
export const parseBytes = (text: string): number | undefined => parseAmount(text, byteUnits)

/** `2s`, `300ms`, `1.5m`, `250`: in milliseconds; undefined for anything else. */
export const parseDuration = (text: string): number | undefined => parseAmount(text, timeUnits)

function parseAmount(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const [, digits, unit = ''] = amount.exec(text.trim()) ?? []
  const factor = Object.hasOwn(units, unit.toLowerCase()) ? units[unit.toLowerCase()] : undefined
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor
}

const range = /^(\d)xx$|^(\d{1,3})-(\d{1,3})$|^(>=|<=|>|<)?(\d{1,3})$/i

/** `404`, `4xx`, `400-499`, `>=400`: whether a status is meant; undefined when the text is none of these. */
export function parseStatus(text: string): ((status: number) => boolean) | undefined {
  const [, hundred, low, high, sign, number] = range.exec(text) ?? []
  if (hundred !== undefined) return (status) => Math.floor(status / 100) === Number(hundred)
  if (low !== undefined && high !== undefined) {
    const [least, most] = [Number(low), Number(high)]
    return least > most ? undefined : (status) => status >= least && status <= most
  }
  if (number === undefined) return undefined
  const wanted = Number(number)
  switch (sign) {
    case '>=':
      return (status) => status >= wanted
    case '<=':
      return (status) => status <= wanted
    case '>':
      return (status) => status > wanted
    case '<':
      return (status) => status < wanted
    default:
      return (status) => status === wanted
  }
}
