import { posix } from 'node:path'
import { projectFileName } from '../../shared/project-file.ts'

/** What a web app may load of its project by address. A file of another type is read with `network.readFile`. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
}

export type ServedFile = {
  /** Below the project, with `/` between folders. */
  readonly name: string
  readonly type: string
  /** A page, which gets our script as its first. */
  readonly isPage: boolean
}

/** The project's file for the path of an address; undefined for one that is never served. A folder is its index.html. */
export function servedFileOf(pathname: string): ServedFile | undefined {
  const path = decode(pathname)
  if (path === undefined) return undefined
  const name = (path.endsWith('/') ? `${path}index.html` : path).slice(1)
  if (name.split('/').some((segment) => segment.startsWith('.'))) return undefined
  if (name.toLowerCase() === projectFileName) return undefined
  const type = types[posix.extname(name).toLowerCase()]
  return type === undefined ? undefined : { name, type, isPage: type.startsWith('text/html') }
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
