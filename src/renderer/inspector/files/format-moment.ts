const two = (value: number): string => String(value).padStart(2, '0')

/** A moment on the wall clock, the same width each: `16:04:09` of today, `2026-11-20 16:04` of another day. */
export function formatMoment(atMs: number, nowMs: number): string {
  const moment = new Date(atMs)
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`
  if (moment.toDateString() === new Date(nowMs).toDateString()) return `${time}:${two(moment.getSeconds())}`
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${time}`
}
