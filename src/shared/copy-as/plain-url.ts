import { isUnsafe, utf8BytesOf } from './unsafe-characters.ts'

const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`

/** An address as text to be pasted anywhere: a line break of an app would end a command of a terminal, and begin another. */
export const plainUrl = (url: string): string =>
  Array.from(url, (it) => (isUnsafe(it) ? utf8BytesOf(it).map(percent).join('') : it)).join('')
