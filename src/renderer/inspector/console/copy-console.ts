import type { InspectorModel } from '../state/model.ts'
import { copyText } from '../state/copy-text.ts'
import { parseConsoleQuery } from './console-query.ts'
import { lineText } from './line-text.ts'

/** The clipboard takes so much; of more lines the newest are copied. */
const mostCharacters = 16 * 1024 * 1024

/** Copies the lines that the filter and the levels leave. */
export function copyConsole(model: InspectorModel): void {
  const { query, levels } = model.console.getState()
  const { test } = parseConsoleQuery(query)
  const texts: string[] = []
  let characters = 0
  for (const line of model.exchanges.getState().ledger.console.lines.toReversed()) {
    if (!levels.includes(line.level) || !test(line)) continue
    const text = lineText(line)
    characters += text.length + 1
    if (characters > mostCharacters) break
    texts.push(text)
  }
  void copyText(model, texts.toReversed().join('\n'))
}
