/**
 * A host as URLs hold it after parsing: lower case, `xn--` labels, plain IPv4, IPv6 shortened and without brackets,
 * no dot at the end. Undefined when no URL can have it.
 */
export function canonicalHost(host: string): string | undefined {
  const isBareIpv6 = host.includes(':') && !host.startsWith('[')
  const address = `http://${isBareIpv6 ? `[${host}]` : host}/`
  if (!URL.canParse(address)) return undefined
  const name = new URL(address).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return /^[a-z0-9:][a-z0-9._:-]*$/.test(name) ? name : undefined
}
