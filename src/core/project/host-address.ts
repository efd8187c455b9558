import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { localAddress, parseLocalAddress } from '../../shared/local-address.ts'
import { canonicalHost } from './host-name.ts'
import type { HostRoute } from './host-routes.ts'

/** The hosts of a project, and those that a run leads to servers of this machine; these win. */
export function withHostAddresses(
  hosts: ReadonlyMap<string, HostRoute>,
  addresses: Readonly<Record<string, string>>,
): Outcome<ReadonlyMap<string, HostRoute>> {
  const all = new Map(hosts)
  for (const [name, text] of Object.entries(addresses)) {
    const host = canonicalHost(name)
    const refuse = (reason: string): Outcome<never> =>
      fail('INVALID_INPUT', `--host ${name}=${text}: ${reason}`)
    if (host === undefined || /[/?#@\\]/.test(name)) {
      return refuse('No URL can have this host. Write a host name or an address, without scheme and port.')
    }
    const address = localAddress.safeParse(text)
    if (!address.success) return refuse(address.error.issues[0]?.message ?? '')
    all.set(host, { address: parseLocalAddress(address.data) })
  }
  return ok(all)
}
