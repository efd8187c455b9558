import { isIP } from 'node:net'

export type Certificate = {
  readonly key: string
  readonly cert: string
  /** The one that signed it, and the only one that a routed host's client trusts. */
  readonly authority: string
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * A certificate for exactly these hosts, signed by an authority of its own: BoringSSL, which Electron has in
 * OpenSSL's place, takes nothing but an authority as an anchor of trust. No key ever leaves this process.
 */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  // Loaded only when a project routes hosts: it costs a good part of the start-up otherwise.
  const { generate } = await import('selfsigned')
  const nowMs = Date.now()
  const common = {
    keyType: 'ec',
    algorithm: 'sha256',
    // A day back, for a machine whose clock is set while the app runs.
    notBeforeDate: new Date(nowMs - dayMs),
    notAfterDate: new Date(nowMs + 90 * dayMs),
  } as const
  const authority = await generate([{ name: 'commonName', value: 'Coronagraph session authority' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  })
  const made = await generate([{ name: 'commonName', value: 'Coronagraph' }], {
    ...common,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map(alternativeName) },
    ],
  })
  return { key: made.private, cert: made.cert, authority: authority.cert }
}

function alternativeName(host: string) {
  return isIP(host) ? ({ type: 7, ip: host } as const) : ({ type: 2, value: host } as const)
}
