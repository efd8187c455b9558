import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { fetchThrough } from '../../../test/support/fetch-through.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { hello, openTestRoutes, portOf } from '../../../test/support/open-test-routes.ts'

describe('[C15] the end', () => {
  it('closes servers, waiting answers and kept connections, and lets nothing start', async () => {
    const clock = createManualClock()
    const routes = await openTestRoutes(
      { 'a.example': hello(), 'slow.example': { ...hello(), latencyMs: 1000 } },
      clock,
    )
    await fetchThrough(routes.agents, 'http://a.example/hello.txt')
    await fetchThrough(routes.agents, 'https://a.example/hello.txt')
    const ports = [
      await portOf(routes.agents.http, 'a.example'),
      await portOf(routes.agents.https, 'a.example'),
    ]
    const waiting = fetchThrough(routes.agents, 'http://slow.example/hello.txt')
    const failure = waiting.catch((error: unknown) => error)
    await expect.poll(() => clock.pendingTimers()).toBe(1)

    await Promise.all([routes.close(), routes.close()])

    expect(await failure).toMatchObject({ code: 'ECONNRESET' })
    expect(clock.pendingTimers()).toBe(0)
    for (const agent of Object.values(routes.agents)) {
      expect([Object.keys(agent.sockets), Object.keys(agent.freeSockets)]).toEqual([[], []])
    }
    for (const port of ports) {
      const socket = connect(port, '127.0.0.1')
      expect(await once(socket, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }])
    }
    for (const url of ['http://a.example/', 'https://a.example/', 'http://127.0.0.1:1/']) {
      await expect(fetchThrough(routes.agents, url)).rejects.toMatchObject({ code: 'ECONNABORTED' })
    }
  })

  it('ends a connection that is still in its handshake', async () => {
    const routes = await openTestRoutes({ 'a.example': hello() })
    await fetchThrough(routes.agents, 'https://a.example/hello.txt')
    const silent = connect(await portOf(routes.agents.https, 'a.example'), '127.0.0.1')
    silent.on('error', () => undefined)
    await once(silent, 'connect')
    await routes.close()
    if (!silent.closed) await once(silent, 'close')
    expect(silent.destroyed).toBe(true)
  })

  // On Linux the whole of 127.0.0.0/8 is this machine, so a server of all addresses would answer here.
  it.runIf(process.platform === 'linux')('listens on 127.0.0.1 alone', async () => {
    const routes = await openTestRoutes({ 'a.example': hello() })
    const port = await portOf(routes.agents.http, 'a.example')
    const socket = connect(port, '127.0.0.2')
    await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
