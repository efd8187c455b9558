import type { Heap } from './heap.ts'
import type { Pointer } from './lua-api.ts'

/** C's `struct tm`. `month` and `dayOfYear` count from 0, `year` from 1900, `dayOfWeek` from Sunday. */
export type BrokenDownTime = {
  readonly second: number
  readonly minute: number
  readonly hour: number
  readonly day: number
  readonly month: number
  readonly year: number
  readonly dayOfWeek: number
  readonly dayOfYear: number
  readonly isDaylightSaving: boolean
}

const dayMs = 86_400_000

export function fromEpochSeconds(seconds: number, zone: 'local' | 'utc'): BrokenDownTime {
  const date = new Date(seconds * 1000)
  // A local date is read as if its wall clock were UTC, so that one set of getters serves both.
  const shown = zone === 'utc' ? date : new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  const year = shown.getUTCFullYear()
  return {
    second: shown.getUTCSeconds(),
    minute: shown.getUTCMinutes(),
    hour: shown.getUTCHours(),
    day: shown.getUTCDate(),
    month: shown.getUTCMonth(),
    year: year - 1900,
    dayOfWeek: shown.getUTCDay(),
    dayOfYear: Math.floor((shown.getTime() - Date.UTC(year, 0, 1)) / dayMs),
    isDaylightSaving: zone === 'local' && isDaylightSaving(date),
  }
}

/** Seconds since 1970 of a local time; fields out of range roll over, as C's `mktime` has it. */
export function toEpochSeconds(time: BrokenDownTime): number {
  const date = new Date(2000, time.month, time.day, time.hour, time.minute, time.second)
  date.setFullYear(date.getFullYear() - 2000 + time.year + 1900)
  return Math.floor(date.getTime() / 1000)
}

export function readTime(heap: Heap, pointer: Pointer): BrokenDownTime {
  const field = (index: number): number => heap.word(pointer + index * 4)
  return {
    second: field(0),
    minute: field(1),
    hour: field(2),
    day: field(3),
    month: field(4),
    year: field(5),
    dayOfWeek: field(6),
    dayOfYear: field(7),
    isDaylightSaving: field(8) > 0,
  }
}

export function writeTime(heap: Heap, pointer: Pointer, time: BrokenDownTime): void {
  const fields = [
    time.second,
    time.minute,
    time.hour,
    time.day,
    time.month,
    time.year,
    time.dayOfWeek,
    time.dayOfYear,
    Number(time.isDaylightSaving),
    0,
    0,
  ]
  for (const [index, value] of fields.entries()) heap.setWord(pointer + index * 4, value)
}

function isDaylightSaving(date: Date): boolean {
  const year = date.getFullYear()
  const winterOffset = new Date(year, 0, 1).getTimezoneOffset()
  const summerOffset = new Date(year, 6, 1).getTimezoneOffset()
  return date.getTimezoneOffset() < Math.max(winterOffset, summerOffset)
}
