import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type FailingUrls, openFailingServers } from '../../../test/support/failing-servers.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { getRequest, openRequestRig, type RequestRig } from '../../../test/support/request-rig.ts'
import type { StartRequest } from '../../shared/contract/app-network.ts'
import type { LogEvent } from '../../shared/log-entry.ts'
import { profileNames } from '../../shared/profile/profile.ts'

/** When a request is cancelled: at an entry of its log, or by the app's word on its last event. */
type CancelAt = 'start' | 'request-sent' | 'response-head' | 'body-part' | 'ended'
type Kind = Partial<StartRequest> & {
  readonly url: string
  readonly cancelAt?: CancelAt
  /** Something stands in the file's place when it is to be put there. */
  readonly blocksFile?: boolean
  readonly stalls?: boolean
}

const upload = { method: 'POST', progress: 'upload' } as const
const body = { kind: 'binary', bytes: new Uint8Array(200_000) } as const

const kindsOf = ({ plain, raw, secure, gone }: FailingUrls): readonly Kind[] => [
  { url: `${plain}/ok` },
  { url: `${plain}/not-found` },
  { url: `${plain}/gzip` },
  { url: `${plain}/no-gzip` },
  { url: `${plain}/loop` },
  { url: `${plain}/ok`, blocksFile: true },
  { url: `${plain}/ok`, ...upload, body },
  {
    url: `${plain}/ok`,
    ...upload,
    body: { kind: 'file', file: { directory: 'DocumentsDirectory', name: 'none' } },
  },
  { url: `${plain}/silent`, stalls: true },
  { url: `${plain}/head`, stalls: true },
  { url: `${plain}/half`, stalls: true },
  { url: `${plain}/silent`, ...upload, body, stalls: true },
  { url: `${raw}/reset` },
  { url: `${raw}/reset`, ...upload, body },
  { url: `${raw}/reset-half` },
  { url: `${raw}/truncated` },
  { url: `${raw}/garbage` },
  { url: `${secure}/` },
  { url: plain.replace('http:', 'https:') },
  { url: `${gone}/` },
  // No resolver has to be asked: no name has a part of this length.
  { url: `http://${'x'.repeat(64)}.invalid/` },
  { url: 'no URL' },
  { url: 'file:///etc/passwd' },
  { url: `${plain}/ok`, headers: [['X-A', 'a\r\nb']] },
  { url: `${plain}/ok`, cancelAt: 'start' },
  { url: `${plain}/silent`, cancelAt: 'request-sent' },
  { url: `${plain}/head`, cancelAt: 'response-head' },
  { url: `${plain}/half`, cancelAt: 'body-part' },
  { url: `${plain}/ok`, cancelAt: 'ended' },
  { url: `${plain}/loop`, cancelAt: 'request-sent' },
]

const places = [{}, { target: true }, { target: true, progress: 'download' }] as const

type Planned = { readonly kind: Kind; readonly request: StartRequest }

const plan = (kinds: readonly Kind[], count: number): readonly Planned[] =>
  Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? { url: '' }
    const { cancelAt: _cancelAt, blocksFile, stalls: _stalls, url, ...special } = kind
    const place = blocksFile === true ? places[1] : (places[Math.floor(index / kinds.length) % 3] ?? {})
    const { target, ...progress } = { target: false, ...place }
    const file = target ? { target: { directory: 'DocumentsDirectory', name: `f${index}` } as const } : {}
    return { kind, request: getRequest(url, { timeoutMs: 1000, ...progress, ...file, ...special }) }
  })

const exchangeOf = ({ request }: Planned): string => `s1:${request.id}`

/** Cancels and blocks what is to be cancelled and blocked, out of the very entries of the log. */
function interfere(rig: RequestRig, planned: readonly Planned[]): void {
  const byExchange = new Map(planned.map((one) => [exchangeOf(one), one]))
  rig.onLog((entry) => {
    if (entry.kind !== 'wire') return
    const one = byExchange.get(entry.exchangeId)
    if (one === undefined) return
    if (one.kind.cancelAt === entry.event.type) rig.manager.cancel(one.request.id, 'inspector')
    const name = one.kind.blocksFile === true ? one.request.target?.name : undefined
    if (name !== undefined && entry.event.type === 'response-end') {
      mkdirSync(join(rig.documents, name), { recursive: true })
    }
  })
  rig.onMessage(({ id, ordinal, event }) => {
    const isLate = event.phase === 'ended' && byExchange.get(`s1:${id}`)?.kind.cancelAt === 'ended'
    const outcome = isLate ? 'cancelled' : 'delivered'
    queueMicrotask(() => rig.manager.acknowledge({ id, ordinal, outcome }))
  })
}

const isLast = (entry: LogEvent): boolean =>
  entry.kind === 'cancel' || (entry.kind === 'delivered' && entry.event.phase === 'ended')

const failureCodes = (rig: RequestRig): readonly string[] => [
  ...new Set(
    rig.log.flatMap((entry) =>
      entry.kind === 'wire' && entry.event.type === 'failure' ? [entry.event.failure.code] : [],
    ),
  ),
]

/** Of every profile, so that the kinds of requests are what they are meant to be. */
const expectedCodes = [
  'CONNECTION_REFUSED',
  'CONNECTION_RESET',
  'CONNECTION_LOST',
  'FILE_FAILED',
  'HOST_NOT_FOUND',
  'INVALID_URL',
  'REFUSED_BY_POLICY',
  'TLS_FAILED',
  'TOO_MANY_REDIRECTS',
  'UNKNOWN',
  'UNSUPPORTED_SCHEME',
]

/** What keeps a process alive, and on Linux also what it has open. */
function held(): readonly string[] {
  const files = '/proc/self/fd'
  const openFiles = existsSync(files) ? readdirSync(files).map(() => 'open file') : []
  return [...process.getActiveResourcesInfo(), ...openFiles]
}

/** What is held now and was not before. Node lets go of what is closed some turns of its loop later. */
async function leftSince(before: readonly string[]): Promise<readonly string[]> {
  let left: readonly string[] = []
  for (let turn = 0; turn < 100; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    const known = [...before]
    left = held().filter((resource) => {
      const index = known.indexOf(resource)
      if (index !== -1) known.splice(index, 1)
      return index === -1
    })
    if (left.length === 0) return left
  }
  return left
}

for (const profile of profileNames) {
  const count = profile === 'reference' ? 1000 : 180
  it(`[D40] ${profile}: ${count} requests that go wrong in every way end once each and leave nothing`, async () => {
    const before = held()
    const servers = await openFailingServers()
    const clock = createManualClock()
    const rig = openRequestRig({ profile, clock, acknowledges: false })
    const planned = plan(kindsOf(servers.urls), count)
    interfere(rig, planned)
    const ends = new Map<string, number>()
    rig.onLog((entry) => {
      if (!isLast(entry) || !('exchangeId' in entry)) return
      ends.set(entry.exchangeId, (ends.get(entry.exchangeId) ?? 0) + 1)
    })

    for (const one of planned) {
      expect(rig.manager.start(one.request)).toEqual({ ok: true, value: undefined })
      if (one.kind.cancelAt === 'start') rig.manager.cancel(one.request.id, 'app')
    }
    const stalling = planned.filter(({ kind }) => kind.stalls === true)
    const ending = planned.filter(({ kind }) => kind.stalls !== true)
    const over = (which: readonly Planned[]) =>
      Promise.all(
        which.map((one) =>
          rig.logged(
            (entry) => isLast(entry) && 'exchangeId' in entry && entry.exchangeId === exchangeOf(one),
          ),
        ),
      )
    await over(ending)
    expect(rig.manager.openCount()).toBe(stalling.length)
    await Promise.all(stalling.map(({ request }) => rig.wire(request.id, 'request-sent')))
    clock.advance(1000)
    // What knows no time is ended by the host.
    if (profile === 'html5') for (const { request } of stalling) rig.manager.cancel(request.id, 'inspector')
    await over(stalling)
    expect(rig.manager.openCount()).toBe(0)

    await rig.manager.close('close')
    expect(planned.filter((one) => ends.get(exchangeOf(one)) !== 1)).toEqual([])
    expect(failureCodes(rig)).toEqual(expect.arrayContaining(expectedCodes))
    expect(clock.pendingTimers()).toBe(0)
    expect(readdirSync(rig.documents).filter((name) => name.startsWith('.'))).toEqual([])
    rig.agents.http.destroy()
    rig.agents.https.destroy()
    await servers.allClosed()
    await servers.close()
    expect(await leftSince(before)).toEqual([])
  }, 60_000)
}
