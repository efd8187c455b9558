/** Where the app's own files are served; ours stand below `coronagraph/`. */
const origin = `${location.protocol}//${location.host}/`
const ownFolder = 'coronagraph/'

/** `app.js:12`: the innermost line of the app in a stack, or ''. */
export function appCallSite(stack: string | undefined): string {
  for (const line of stack?.split('\n') ?? []) {
    const [, address, row] = /(\S+?):(\d+):\d+\)?$/.exec(line) ?? []
    const place = address === undefined ? undefined : appPlace(address.slice(address.indexOf('(') + 1), row)
    if (place !== undefined) return place
  }
  return ''
}

/** `app.js:12` for an address of the app's; undefined for any other, and for our own script. */
export function appPlace(address: string, row: number | string | undefined): string | undefined {
  if (!address.startsWith(origin)) return undefined
  const name = address.slice(origin.length).replace(/[?#].*$/s, '')
  if (name.startsWith(ownFolder)) return undefined
  return `${readable(name) || 'index.html'}:${row ?? 1}`.slice(-512)
}

/** A stack without our own frames, its addresses as names of the project's files. */
export function appStack(stack: string): string {
  const lines = stack.split('\n').filter((line) => !line.includes(origin + ownFolder))
  return lines.join('\n').replaceAll(origin, '')
}

function readable(name: string): string {
  try {
    return decodeURI(name)
  } catch {
    return name
  }
}
