const smallest = -(2n ** 63n)
const largest = 2n ** 63n - 1n

/**
 * A number as Android writes it into a header: whole ones as a `long`, others as `Double.toString` does, with an
 * exponent below 10^-3 and from 10^7 on.
 */
export function javaNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  if (Number.isInteger(value)) return String(clamp(BigInt(value)))
  const size = Math.abs(value)
  if (size >= 1e-3 && size < 1e7) return String(value)
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
}

function clamp(value: bigint): bigint {
  if (value > largest) return largest
  return value < smallest ? smallest : value
}
