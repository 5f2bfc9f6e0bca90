/** A number without its sign as the language writes it: no exponent, no digit lost. */
export function plainDigits(value: number): string {
  const [mantissa = '', exponent] = String(Math.abs(value)).split('e')
  if (exponent === undefined) return mantissa
  const [whole = '', fraction = ''] = mantissa.split('.')
  const shift = Number(exponent)
  if (shift < 0) return `0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
  return `${whole}${fraction}`.padEnd(shift + 1, '0')
}
