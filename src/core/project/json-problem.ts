import { printParseErrorCode, visit } from 'jsonc-parser'

/** Line and column start at 1. */
export type JsonProblem = { readonly line: number; readonly column: number; readonly message: string }

/** By the parser's own names for what it expected. */
const sentences: Readonly<Record<string, string>> = {
  InvalidSymbol: 'A value or a key in double quotes is expected here.',
  InvalidNumberFormat: 'A number is expected here.',
  UnexpectedEndOfNumber: 'This number is not complete.',
  PropertyNameExpected: 'A key in double quotes is expected here, and no comma before a closing brace.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A ":" is expected here.',
  CommaExpected: 'A "," is expected here.',
  CloseBraceExpected: 'A "}" is expected here.',
  CloseBracketExpected: 'A "]" is expected here.',
  EndOfFileExpected: 'The text goes on after the end of the value.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfString: 'This string is not closed properly.',
  InvalidUnicode: 'This string holds a \\u without four hexadecimal digits.',
  InvalidEscapeCharacter: 'This string holds a backslash before a character that needs none.',
  InvalidCharacter: 'This string holds a control character, such as a line break.',
}

/**
 * The first thing that is wrong with a text that shall be JSON. Stricter than `JSON.parse`: a key that is written
 * twice is refused, and so is `__proto__`, which would vanish from what is checked later.
 */
export function findJsonProblem(text: string, { allowsComments = false } = {}): JsonProblem | undefined {
  let problem: JsonProblem | undefined
  const keysOfOpenObjects: Set<string>[] = []
  const tell = (message: string, line: number, character: number): void => {
    problem ??= { line: line + 1, column: character + 1, message }
  }
  try {
    visit(
      text,
      {
        onObjectBegin: () => {
          keysOfOpenObjects.push(new Set())
        },
        onObjectEnd: () => {
          keysOfOpenObjects.pop()
        },
        onObjectProperty: (key, _offset, _length, line, character) => {
          const keys = keysOfOpenObjects.at(-1)
          if (keys?.has(key)) tell(`The key ${JSON.stringify(key)} is written twice.`, line, character)
          if (key === '__proto__') tell('Remove the key "__proto__".', line, character)
          keys?.add(key)
        },
        onError: (code, _offset, _length, line, character) =>
          tell(sentences[printParseErrorCode(code)] ?? 'This is not JSON.', line, character),
      },
      { disallowComments: !allowsComments },
    )
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { line: 1, column: 1, message: 'Values are nested too deep.' }
  }
  return problem
}
