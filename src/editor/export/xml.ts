/** What may stand as the value of an attribute. */
type Value = string | number

/** Signs that XML 1.0 does not know, not even escaped: control characters, halves of pairs. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}

/** An element as text. Numbers are written with at most two decimals, so that the same drawing is the same bytes everywhere. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${valueText(value)}"`)
  const inside = children.join('')
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

function valueText(value: Value): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : escapeXml(value)
}
