/**
 * A name without what changes nothing about the place it means: devices put it behind the path of its directory, so that
 * `/a`, `./a`, `a/` and `b/../a` are all `a`. What would leave the directory keeps its `..` in front. May become empty.
 */
export function tidyName(name: string): string {
  const parts: string[] = []
  for (const part of name.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}
