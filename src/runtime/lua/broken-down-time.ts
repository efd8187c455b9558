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
  /** East of Greenwich; undefined for a time of `gmtime`, which has no zone of its own. */
  readonly offsetSeconds?: number
}

/** What `mktime` is told of summer time; undefined where it has to find out. */
export type WantedTime = Omit<BrokenDownTime, 'isDaylightSaving'> & { readonly isDaylightSaving?: boolean }

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
    ...(zone === 'local' && { offsetSeconds: -date.getTimezoneOffset() * 60 }),
  }
}

/**
 * Seconds since 1970 of a local time; fields out of range roll over, as C's `mktime` has it. A time that is said to be
 * of the other half of the year is moved by the hour in between, where the zone has one.
 */
export function toEpochSeconds(time: WantedTime): number {
  const date = new Date(2000, time.month, time.day, time.hour, time.minute, time.second)
  date.setFullYear(date.getFullYear() - 2000 + time.year + 1900)
  const shiftSeconds =
    time.isDaylightSaving === undefined || time.isDaylightSaving === isDaylightSaving(date)
      ? 0
      : summerShiftMinutes(date) * (time.isDaylightSaving ? -60 : 60)
  return Math.floor(date.getTime() / 1000) + shiftSeconds
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
    ...(heap.cString(field(10)) !== 'GMT' && { offsetSeconds: field(9) }),
  }
}

/** The same for `mktime`, to which less than 0 says that nothing is known of summer time. */
export function readWantedTime(heap: Heap, pointer: Pointer): WantedTime {
  const { isDaylightSaving: isSummer, ...time } = readTime(heap, pointer)
  return heap.word(pointer + 32) < 0 ? time : { ...time, isDaylightSaving: isSummer }
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
    time.offsetSeconds ?? 0,
    0,
  ]
  for (const [index, value] of fields.entries()) heap.setWord(pointer + index * 4, value)
}

function isDaylightSaving(date: Date): boolean {
  const [winter, summer] = offsetsOf(date)
  return date.getTimezoneOffset() < Math.max(winter, summer)
}

/** An hour where the zone has no summer time, as the GNU library has it. */
function summerShiftMinutes(date: Date): number {
  const [winter, summer] = offsetsOf(date)
  return Math.abs(winter - summer) || 60
}

function offsetsOf(date: Date): [january: number, july: number] {
  const year = date.getFullYear()
  return [new Date(year, 0, 1).getTimezoneOffset(), new Date(year, 6, 1).getTimezoneOffset()]
}
