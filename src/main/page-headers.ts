/**
 * What each page may do. `web` is an app's own page: its scripts are files of the project, never inline, and nothing
 * of it reaches a network; inline styles can do no harm then.
 */
const policies = {
  device: ["script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'"],
  inspector: ["script-src 'self'", "style-src 'self'"],
  web: [
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "media-src 'self' blob:",
    "worker-src 'none'",
  ],
} as const

export type PageKind = keyof typeof policies

export function pageHeaders(kind: PageKind, type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': [
      "default-src 'none'",
      ...policies[kind],
      "img-src 'self' blob:",
      "font-src 'self'",
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}

export function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } })
}
