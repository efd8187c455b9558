import type { Extension } from '@codemirror/state'
import { isJsonType, parseMediaType } from '../kinds/media-type.ts'

export type TextLanguage = 'json' | 'xml' | 'html' | 'javascript' | 'css' | 'lua'

const byType: readonly (readonly [RegExp, TextLanguage])[] = [
  [/^text\/html$|xhtml/, 'html'],
  [/[/+]xml$/, 'xml'],
  [/(java|ecma)script$/, 'javascript'],
  [/^text\/css$/, 'css'],
  [/lua$/, 'lua'],
]

export function languageOf(contentType: string | undefined, isJson: boolean): TextLanguage | undefined {
  const { type } = parseMediaType(contentType)
  if (isJson || isJsonType(type)) return 'json'
  return byType.find(([pattern]) => pattern.test(type))?.[1]
}

/** Colours only: nothing of the text is ever run or rendered. */
export async function loadLanguage(language: TextLanguage): Promise<Extension> {
  if (language === 'json') return (await import('@codemirror/lang-json')).json()
  if (language === 'xml') return (await import('@codemirror/lang-xml')).xml()
  const { StreamLanguage } = await import('@codemirror/language')
  switch (language) {
    case 'html':
      return StreamLanguage.define((await import('@codemirror/legacy-modes/mode/xml')).html)
    case 'javascript':
      return StreamLanguage.define((await import('@codemirror/legacy-modes/mode/javascript')).javascript)
    case 'css':
      return StreamLanguage.define((await import('@codemirror/legacy-modes/mode/css')).css)
    case 'lua':
      return StreamLanguage.define((await import('@codemirror/legacy-modes/mode/lua')).lua)
    default:
      return language satisfies never
  }
}
