const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/**
 * A size for people, in decimal units: `0 B`, `999 B`, `1.0 kB`, `12.3 MB`. A negative size means "not known" on the
 * wire and in events, and gives a dash.
 */
export function formatBytes(sizeBytes: number): string {
  if (!Number.isFinite(sizeBytes) || sizeBytes < 0) return '–'
  let value = sizeBytes
  let unit = 0
  // 999.5 and above would round to 1000 of the smaller unit.
  while (value >= (unit === 0 ? 1000 : 999.5) && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 ? value.toFixed(0) : value.toFixed(value < 99.95 ? 1 : 0)} ${units[unit]}`
}

const grouped = new Intl.NumberFormat('en-US')

/** The exact count, grouped: `1,234,567 bytes`. */
export const formatExactBytes = (sizeBytes: number): string =>
  sizeBytes < 0 ? 'unknown' : `${grouped.format(sizeBytes)} ${sizeBytes === 1 ? 'byte' : 'bytes'}`

export const formatCount = (count: number): string => grouped.format(count)
