/** A piece of XML that is well-formed, whatever text went into it. */
export type XmlElement = { readonly text: string }

type Attributes = Readonly<Record<string, string | number>>

/** `name` and the names of attributes are the caller's own, values and text anybody's. */
export function xmlElement(
  name: string,
  attributes: Attributes,
  children: readonly (XmlElement | string)[],
): XmlElement {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(`${value}`)}"`)
  const head = `<${name}${written.join('')}`
  if (children.length === 0) return { text: `${head}/>` }
  const inside = children.map((child) => (typeof child === 'string' ? escapeText(child) : `\n${child.text}`))
  const end = children.every((child) => typeof child === 'string') ? '' : '\n'
  return { text: `${head}>${inside.join('')}${end}</${name}>` }
}

// XML 1.0 has no way to write these: control characters, halves of a pair, and two that are no characters.
const unwritable =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

const escapeText = (text: string): string =>
  text.replaceAll(unwritable, '\ufffd').replaceAll(/[&<>\r]/g, (character) => escapes[character] ?? '')

/** Line ends and tabs of an attribute would be read as blanks. */
const escapeAttribute = (text: string): string =>
  text.replaceAll(unwritable, '\ufffd').replaceAll(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? '')
