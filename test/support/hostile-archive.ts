/** Turns the direction of text, breaks lines, commands terminals, and would be markup. */
export const hostileText = (beacon: string): string =>
  `\u{202e}evil\u{0}\u{1b}[31m\n<img src="${beacon}" onerror="document.title='run'"><script>document.title='run'</script>\u{2028}\u{d800}end`

type Entry = Readonly<Record<string, unknown>>

/** Makes the numbers of a log. */
function counter(): () => number {
  let last = 0
  return () => (last += 1)
}

const noTimings = { send: 0, wait: 0, receive: 0 }

const pairs = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => ({ name: `${text}${index}`, value: text }))

const list = (count: number, text: string) => pairs(count, text).map(({ name, value }) => [name, value])

/**
 * An archive of ours in which every text is hostile, one exchange has very many events, one very many headers, one very
 * many redirects, one very long texts. The texts name an address that nobody may ask for.
 */
export function hostileArchive(
  beacon: string,
  size: {
    readonly events: number
    readonly headers: number
    readonly redirects: number
    readonly characters: number
  },
) {
  const next = counter()
  const evil = hostileText(beacon)
  const stamp = (atMs = 1): { sequence: number; atMs: number } => ({ sequence: next(), atMs })

  const entry = (
    exchangeId: string,
    text: string,
    options: {
      readonly hop?: number
      readonly isLast?: boolean
      readonly headers?: number
      readonly events?: () => readonly Entry[]
      readonly url?: string
    } = {},
  ): Entry => {
    const {
      hop = 1,
      isLast = true,
      headers = 3,
      url = `http://evil.test/${text}?q=${text}&${text}`,
    } = options
    const head = { url, status: isLast ? 200 : 302, statusText: text, httpVersion: text, lengthBytes: 5 }
    return {
      startedDateTime: '2026-01-02T03:04:05.000Z',
      time: 1,
      request: {
        method: text,
        url,
        httpVersion: text,
        headers: [...pairs(headers, text), { name: 'Cookie', value: `${text}=${text}; ${text}` }],
        postData: { mimeType: text, text },
      },
      response: {
        status: head.status,
        statusText: text,
        httpVersion: text,
        headers: [
          ...pairs(headers, text),
          { name: 'Set-Cookie', value: `${text}=${text}; path=${text}; domain=${text}` },
          { name: 'Content-Type', value: 'text/html' },
        ],
        content: { size: text.length, mimeType: 'text/html', text },
      },
      cache: {},
      timings: noTimings,
      _corona: {
        exchangeId,
        sessionId: text,
        hop,
        ...(hop > 1
          ? {}
          : {
              request: {
                ...stamp(),
                api: 'download',
                method: text,
                url,
                headers: list(headers, text),
                bodySizeBytes: text.length,
                bodyKeptBytes: text.length,
                progress: 'download',
                timeoutMs: 30_000,
                target: { directory: 'DocumentsDirectory', name: `folder/${text}` },
                callSite: `${text}:12`,
              },
              annotation: { ...stamp(), mark: 'red', note: text },
            }),
        wire: [
          {
            ...stamp(2),
            event: { type: 'request-head', head: { url, method: text, httpVersion: text, sizeBytes: 9 } },
          },
          { ...stamp(2), event: { type: 'socket', reused: false } },
          { ...stamp(3), event: { type: 'lookup', address: text } },
          { ...stamp(4), event: { type: 'connect', remoteAddress: text, localPort: 1 } },
          { ...stamp(5), event: { type: 'secure-connect', protocol: text } },
          ...(isLast
            ? [
                { ...stamp(6), event: { type: 'response-head', head } },
                { ...stamp(7), event: { type: 'failure', failure: { code: 'UNKNOWN', message: text } } },
              ]
            : [{ ...stamp(6), event: { type: 'redirect', status: 302, location: text, head } }]),
        ],
        events: options.events?.() ?? [
          {
            ...stamp(8),
            event: {
              phase: 'ended',
              isError: true,
              status: -1,
              url: text,
              bytesTransferred: 1,
              bytesEstimated: -1,
              responseHeaders: { [text]: text, ['__proto__']: text },
              response: { kind: 'content' },
              responseType: 'text',
              debug: { [text]: text },
            },
          },
        ],
        cancels: [],
        findings: isLast
          ? [
              {
                ...stamp(9),
                finding: {
                  kind: 'cookie-set',
                  source: `${text}:1`,
                  exchangeId,
                  platforms: ['android'],
                  message: text,
                  fix: text,
                },
              },
            ]
          : [],
      },
    }
  }
  const withheld = (count: number): readonly Entry[] =>
    Array.from({ length: count }, (_, index) => ({
      ...stamp(10 + index / 100),
      withheld: 'same-phase-within-1000-ms',
      event: {
        phase: index === count - 1 ? 'ended' : 'progress',
        isError: false,
        status: 200,
        url: 'http://evil.test/',
        bytesTransferred: index,
        bytesEstimated: count,
      },
    }))
  const chain = Array.from({ length: size.redirects }, (_, index) =>
    entry('chain', evil, {
      hop: index + 1,
      isLast: index === size.redirects - 1,
      url: `http://evil.test/chain-${index}`,
    }),
  )
  return {
    log: {
      version: '1.2',
      creator: { name: evil, version: evil },
      entries: [
        entry('evil', evil, { url: `http://evil.test/every-field?${evil}` }),
        entry('events', 'x', { events: () => withheld(size.events), url: 'http://evil.test/many-events' }),
        entry('headers', 'x', { headers: size.headers, url: 'http://evil.test/many-headers' }),
        ...chain,
        entry('long', 'W'.repeat(size.characters), {
          url: `http://evil.test/long-texts?${'W'.repeat(size.characters)}`,
        }),
      ],
      _corona: {
        format: 1,
        sensitive: 'kept',
        project: { name: evil, path: evil, hosts: [evil] },
        profile: 'android',
        isStrict: false,
        startedAtMs: 1_700_000_000_000,
        durationMs: 1000,
        end: { by: 'finished' },
        errorCount: 0,
        files: [],
        lifeCycle: [],
        console: [],
        findings: [],
      },
    },
  }
}
