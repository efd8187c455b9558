import { fail, ok, type Outcome } from '../../shared/outcome.ts'

/** Solar2D's own limit: `system.pathForFile` gives nothing for a longer name. */
export const maxNameBytes = 127

/** Windows opens a device for these, in any folder, in any case and with any extension. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)/i

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const controlCharacter = /[\u0001-\u001f\u007f]/

/**
 * The segments of a name that an app gave, when every platform can hold it and it cannot leave its directory by its
 * wording alone. Links on the disk are another check. Fails with `OUTSIDE_SANDBOX`, or `INVALID_INPUT` when the
 * name is merely too long.
 */
export function parseFileName(name: string): Outcome<readonly string[]> {
  const refuse = (reason: string): Outcome<never> =>
    fail('OUTSIDE_SANDBOX', `The file name ${quote(name)} is refused: ${reason}`)

  if (name === '') return refuse('it is empty. Name a file below the directory.')
  if (name.includes('\0')) return refuse('it holds a NUL character.')
  if (controlCharacter.test(name)) return refuse('it holds a control character.')
  if (name.startsWith('/')) return refuse('it is absolute. Name a file below the directory.')
  if (name.includes('\\')) return refuse('it holds a backslash. Write "/" between folders.')
  if (name.includes(':')) return refuse('it holds a colon, which names a drive or a stream on Windows.')

  const sizeBytes = Buffer.byteLength(name)
  if (sizeBytes > maxNameBytes) {
    return fail(
      'INVALID_INPUT',
      `The file name ${quote(name)} has ${sizeBytes} bytes; devices take fewer than ${maxNameBytes + 1}. Shorten it.`,
    )
  }

  const segments = name.split('/')
  for (const segment of segments) {
    if (segment === '') return refuse('it holds an empty folder name ("//" or a "/" at its end).')
    if (segment === '..') return refuse('".." would leave the directory.')
    if (segment === '.') return refuse('"." names no file. Leave it out.')
    if (/[. ]$/.test(segment)) return refuse('a part of it ends with a dot or a space, which Windows drops.')
    if (deviceName.test(segment)) return refuse(`"${segment}" is the name of a device on Windows.`)
  }
  return ok(segments)
}

/** A hostile name as it may stand in a message: on one line and short. */
export const quote = (name: string): string =>
  JSON.stringify(name.length > 140 ? `${name.slice(0, 140)}…` : name)
