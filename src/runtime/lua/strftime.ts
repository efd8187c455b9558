import { toEpochSeconds, type BrokenDownTime } from './broken-down-time.ts'

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** C's `strftime` in the "C" locale, with what the GNU library adds; an unknown conversion stays as written. */
export function strftime(format: string, time: BrokenDownTime): string {
  return format.replaceAll(/%(.)/gs, (written: string, conversion: string) => {
    const expanded = composites[conversion]
    if (expanded !== undefined) return strftime(expanded, time)
    return conversions[conversion]?.(time) ?? written
  })
}

const composites: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  T: '%H:%M:%S',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
}

const conversions: Readonly<Record<string, (time: BrokenDownTime) => string>> = {
  a: (time) => (days[time.dayOfWeek] ?? '?').slice(0, 3),
  A: (time) => days[time.dayOfWeek] ?? '?',
  b: (time) => (months[time.month] ?? '?').slice(0, 3),
  B: (time) => months[time.month] ?? '?',
  C: (time) => two(Math.floor(fullYear(time) / 100)),
  d: (time) => two(time.day),
  e: (time) => String(time.day).padStart(2, ' '),
  g: (time) => two(weekOf(time).year % 100),
  G: (time) => String(weekOf(time).year),
  h: (time) => (months[time.month] ?? '?').slice(0, 3),
  H: (time) => two(time.hour),
  I: (time) => two(time.hour % 12 || 12),
  j: (time) => String(time.dayOfYear + 1).padStart(3, '0'),
  k: (time) => String(time.hour).padStart(2, ' '),
  l: (time) => String(time.hour % 12 || 12).padStart(2, ' '),
  m: (time) => two(time.month + 1),
  M: (time) => two(time.minute),
  n: () => '\n',
  p: (time) => (time.hour < 12 ? 'AM' : 'PM'),
  P: (time) => (time.hour < 12 ? 'am' : 'pm'),
  s: (time) => String(toEpochSeconds(time)),
  S: (time) => two(time.second),
  t: () => '\t',
  u: (time) => String(time.dayOfWeek || 7),
  U: (time) => two(Math.floor((time.dayOfYear + 7 - time.dayOfWeek) / 7)),
  V: (time) => two(weekOf(time).week),
  w: (time) => String(time.dayOfWeek),
  W: (time) => two(Math.floor((time.dayOfYear + 7 - ((time.dayOfWeek + 6) % 7)) / 7)),
  y: (time) => two(fullYear(time) % 100),
  Y: (time) => String(fullYear(time)),
  z: ({ offsetSeconds = 0 }) => offsetText(offsetSeconds),
  Z: ({ offsetSeconds }) => {
    if (offsetSeconds === undefined) return 'GMT'
    return offsetSeconds === 0 ? 'UTC' : `GMT${offsetText(offsetSeconds)}`
  },
  '%': () => '%',
}

/** The week of ISO 8601: it begins on a Monday, and the first of a year is the one with its first Thursday. */
function weekOf(time: BrokenDownTime): { readonly year: number; readonly week: number } {
  const thursday = new Date(Date.UTC(2000, time.month, time.day))
  thursday.setUTCFullYear(fullYear(time))
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (time.dayOfWeek || 7))
  const year = thursday.getUTCFullYear()
  return { year, week: 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) }
}

function offsetText(seconds: number): string {
  const minutes = Math.abs(Math.trunc(seconds / 60))
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

const fullYear = (time: BrokenDownTime): number => time.year + 1900
const two = (value: number): string => String(value).padStart(2, '0')
