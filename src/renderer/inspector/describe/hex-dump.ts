const bytesPerLine = 16

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f

/** `00000000  48 65 6c 6c …  |Hello…|`, sixteen bytes a line. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let offset = 0; offset < bytes.length; offset += bytesPerLine) {
    const line = bytes.subarray(offset, offset + bytesPerLine)
    const pairs = Array.from(line, (byte) => byte.toString(16).padStart(2, '0'))
    const left = pairs.slice(0, 8).join(' ').padEnd(23)
    const right = pairs.slice(8).join(' ').padEnd(23)
    const text = Array.from(line, (byte) => (isPrintable(byte) ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${offset.toString(16).padStart(8, '0')}  ${left}  ${right}  ${text}`)
  }
  return lines.join('\n')
}
