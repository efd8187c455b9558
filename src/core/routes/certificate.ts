import { isIP } from 'node:net'

export type Certificate = { readonly key: string; readonly cert: string }

const dayMs = 24 * 60 * 60 * 1000

/** A self-signed certificate for exactly these hosts, with a key that never leaves this process. */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  // Loaded only when a project routes hosts: it costs a good part of the start-up otherwise.
  const { generate } = await import('selfsigned')
  const nowMs = Date.now()
  const made = await generate([{ name: 'commonName', value: 'Coronagraph' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // A day back, for a machine whose clock is set while the app runs.
    notBeforeDate: new Date(nowMs - dayMs),
    notAfterDate: new Date(nowMs + 90 * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map(alternativeName) },
    ],
  })
  return { key: made.private, cert: made.cert }
}

function alternativeName(host: string) {
  return isIP(host) ? ({ type: 7, ip: host } as const) : ({ type: 2, value: host } as const)
}
