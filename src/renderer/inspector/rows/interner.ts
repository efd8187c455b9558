/**
 * One copy of each text that many rows repeat. Entries come by structured clone, where equal texts are separate
 * objects: a hundred thousand rows would keep a hundred thousand times `application/json`.
 */
export type Interner = Map<string, string>

// The app chooses the texts: many different ones, or long ones, are not worth keeping.
const mostTexts = 20_000
const mostLength = 256

export const createInterner = (): Interner => new Map()

export function intern(texts: Interner, text: string): string {
  if (text.length > mostLength) return text
  const known = texts.get(text)
  if (known !== undefined) return known
  if (texts.size < mostTexts) texts.set(text, text)
  return text
}
