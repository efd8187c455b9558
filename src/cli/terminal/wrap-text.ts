const defaultWidth = 100

/** Breaks a text between words, each line set in by `indent`. A word that is too long has a line of its own. */
export function wrapText(text: string, indent = '', width: number = defaultWidth): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && indent.length + longer.length > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].map((each) => `${indent}${each}`).join('\n')
}
