import type { Option } from '../../controls/choice.tsx'

/** Those that servers of games send, as `TextDecoder` names them. */
const known = [
  ['utf-8', 'UTF-8', ''],
  ['windows-1252', 'Windows-1252', 'Western Europe, also for Latin-1'],
  ['iso-8859-15', 'ISO 8859-15', 'Western Europe with €'],
  ['windows-1250', 'Windows-1250', 'Central Europe'],
  ['iso-8859-2', 'ISO 8859-2', 'Central Europe'],
  ['windows-1251', 'Windows-1251', 'Cyrillic'],
  ['koi8-r', 'KOI8-R', 'Cyrillic'],
  ['windows-1253', 'Windows-1253', 'Greek'],
  ['windows-1254', 'Windows-1254', 'Turkish'],
  ['shift_jis', 'Shift JIS', 'Japanese'],
  ['euc-jp', 'EUC-JP', 'Japanese'],
  ['euc-kr', 'EUC-KR', 'Korean'],
  ['gb18030', 'GB 18030', 'Chinese'],
  ['big5', 'Big5', 'Chinese'],
  ['utf-16le', 'UTF-16 LE', ''],
  ['utf-16be', 'UTF-16 BE', ''],
] as const

/** What a text can be read as; what it is read as by itself is always among them and marked. */
export function charsetChoices(detected: string): readonly Option<string>[] {
  const options = known.map(([value, title, note]): Option<string> => ({
    value,
    title,
    ...(note === '' ? {} : { note }),
    ...(value === detected ? { mark: 'detected' } : {}),
  }))
  return options.some(({ value }) => value === detected)
    ? options
    : [{ value: detected, title: detected, mark: 'detected' }, ...options]
}
