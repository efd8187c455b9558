type Violation = Pick<SecurityPolicyViolationEvent, 'effectiveDirective' | 'blockedURI'>

const instead =
  'Use network.request(), network.download() or network.upload(), and network.readFile() for a file of the project.'

/** What the app tried, and what it can do instead. */
export function violationText({ effectiveDirective, blockedURI }: Violation): string {
  const what = nameOf(blockedURI)
  switch (effectiveDirective) {
    case 'connect-src':
      return `${what} was refused: fetch, XMLHttpRequest, WebSocket and their like reach nothing here. ${instead}`
    case 'script-src-elem':
    case 'script-src-attr':
    case 'script-src':
      return scriptText(effectiveDirective, blockedURI, what)
    case 'img-src':
    case 'media-src':
    case 'font-src':
    case 'style-src':
    case 'style-src-elem':
      return (
        `${what} was not loaded: only files of the project and blob: addresses are. Download it with ` +
        'network.download(), and make a blob: address of what network.readFile() gives.'
      )
    default:
      return `${what} was refused (${effectiveDirective}): a web app here has no frames, workers, forms or plug-ins.`
  }
}

function scriptText(directive: string, blockedUri: string, what: string): string {
  if (blockedUri === 'eval' || blockedUri === 'wasm-eval') {
    return 'eval() and its like were refused: a web app here runs the scripts of its own files only.'
  }
  if (blockedUri !== 'inline') {
    return `The script ${what} was not run: put it into the project and load it from there.`
  }
  return directive === 'script-src-attr'
    ? 'An inline event handler (onclick="…" and its like) was not set: use addEventListener() in a script file.'
    : 'An inline script was not run: put it into a file of the project and load it with <script src="…">.'
}

/** Of an address that is not of the web the browser tells the scheme alone. */
function nameOf(address: string): string {
  if (/^[a-z][a-z0-9+.-]*$/.test(address)) return `A ${address}: address`
  return address.length > 200 ? `${address.slice(0, 200)}…` : address || 'An address'
}
