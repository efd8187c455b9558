import { isAbsolute, relative, sep } from 'node:path'

/**
 * Whether `path` is `base` or below it. Both must be real paths: links are the caller's to resolve. Compared by
 * segments, because as text `/data/app10` starts with `/data/app1`.
 */
export function isInside(base: string, path: string): boolean {
  const way = relative(base, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
