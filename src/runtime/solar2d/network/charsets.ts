/**
 * Names of the character encodings that a Content-Type may carry, as families: the devices refuse a request with
 * any other one.
 */
const knownCharsets = [
  /^utf-?(?:7|8|16|16le|16be|32|32le|32be)$/,
  /^(?:us-)?ascii$/,
  /^iso[-_]?8859-?(?:[1-9]|1[0-6])(?:-[ei])?$/,
  /^latin[1-9]$/,
  /^(?:windows-|cp|x-cp)(?:125[0-8]|874|437|850|852|855|857|858|86[0-6]|869|932|936|949|950)$/,
  /^ibm(?:037|437|500|737|775|850|852|855|857|858|86[0-9]|870|1026)$/,
  /^(?:gb2312|gbk|gb18030|hz-gb-2312|big5|big5-hkscs)$/,
  /^(?:shift[-_]jis|sjis|euc-(?:jp|kr|cn|tw)|iso-2022-(?:jp|kr|cn))$/,
  /^koi8-(?:r|u|ru)$/,
  /^(?:ks_c_5601-1987|johab|tis-620|viscii|macintosh|x-mac-[a-z]+|unicode|unicodefffe)$/,
]

export function isKnownCharset(name: string): boolean {
  const lower = name.toLowerCase()
  return knownCharsets.some((family) => family.test(lower))
}
