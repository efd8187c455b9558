import { expect } from 'vitest'
import { startApp } from './solar2d-app.ts'

/** What a script prints, without the last line end. It must say nothing else. */
export async function evaluateLua(
  source: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> {
  const { printed, messages } = await startApp(source, files)
  expect(messages.map(({ text }) => text)).toEqual([])
  return printed().replace(/\n$/, '')
}
