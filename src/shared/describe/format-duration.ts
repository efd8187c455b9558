const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** A duration for people: `0 ms`, `312 ms`, `1.24 s`, `12.4 s`, `2 min 05 s`, `1 h 02 min`. */
export function formatDuration(durationMs: number): string {
  if (!Number.isFinite(durationMs) || durationMs < 0) return '–'
  const roundedMs = Math.round(durationMs)
  if (roundedMs < 1000) return `${roundedMs} ms`
  if (roundedMs < 9995) return `${(roundedMs / 1000).toFixed(2)} s`
  if (roundedMs < 59_950) return `${(roundedMs / 1000).toFixed(1)} s`
  const seconds = Math.round(roundedMs / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${twoDigits(seconds % 60)} s`
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`
}

/**
 * A point in time against another, with its sign and to the millisecond: `+0.312 s`. What came before it, like the
 * requests of an archive before the log began, is roughly told: `−2 h 05 min`; less than a second is the clocks' own.
 */
export function formatOffset(offsetMs: number): string {
  return offsetMs <= -1000
    ? `−${formatDuration(-offsetMs)}`
    : `+${(Math.max(0, offsetMs) / 1000).toFixed(3)} s`
}
