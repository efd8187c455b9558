/** `%5.2d` and the like; the conversions that print a whole number. Flags, width, precision and conversion follow. */
const integerConversion = /%([-+ #0]*)(\d{0,2})(?:\.(\d{0,2}))?([diouxX])/y

export type IntegerConversion = {
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
  readonly conversion: string
  /** Characters of the whole. */
  readonly length: number
}

/** The conversion at `index` of a format, when it prints a whole number. */
export function integerConversionAt(format: string, index: number): IntegerConversion | undefined {
  integerConversion.lastIndex = index
  const found = integerConversion.exec(format)
  if (found === null) return undefined
  const [{ length }, flags = '', width = '', precision, conversion = 'd'] = found
  return {
    flags,
    width: Number(width),
    precision: precision === undefined ? undefined : Number(precision),
    conversion,
    length,
  }
}

/** C's `printf` of a `long` of 64 bits: out of range is the least of them, as a conversion on x86 gives. */
export function formatInteger(value: number, spec: IntegerConversion): string {
  const { flags, width, precision, conversion } = spec
  const isSigned = conversion === 'd' || conversion === 'i'
  const whole = BigInt(Math.trunc(value))
  const fits = isSigned
    ? whole >= -(2n ** 63n) && whole < 2n ** 63n
    : whole > -(2n ** 63n) && whole < 2n ** 64n
  const bits = fits ? whole : -(2n ** 63n)
  const magnitude = isSigned ? (bits < 0n ? -bits : bits) : BigInt.asUintN(64, bits)
  const digits = digitsOf(magnitude, conversion).padStart(precision ?? 0, '0')
  const sign = isSigned ? signOf(bits < 0n, flags) : prefixOf(digits, conversion, flags)
  if (flags.includes('-')) return (sign + digits).padEnd(width)
  if (flags.includes('0') && precision === undefined) return sign + digits.padStart(width - sign.length, '0')
  return (sign + digits).padStart(width)
}

function digitsOf(magnitude: bigint, conversion: string): string {
  if (conversion === 'o') return magnitude.toString(8)
  if (conversion === 'x') return magnitude.toString(16)
  if (conversion === 'X') return magnitude.toString(16).toUpperCase()
  return magnitude.toString()
}

function signOf(isNegative: boolean, flags: string): string {
  if (isNegative) return '-'
  if (flags.includes('+')) return '+'
  return flags.includes(' ') ? ' ' : ''
}

function prefixOf(digits: string, conversion: string, flags: string): string {
  if (!flags.includes('#')) return ''
  if (conversion === 'o') return digits.startsWith('0') ? '' : '0'
  return conversion === 'u' ? '' : `0${conversion}`
}
