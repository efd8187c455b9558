import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { getRequest, openRequestRig } from '../../../test/support/request-rig.ts'
import { type ProfileName, profileNames } from '../../shared/profile/profile.ts'

const html = (charset: string) => `<meta charset="${charset}">`

describe('event.debug', () => {
  const charsets = [
    ['text/plain; charset=ISO-8859-1', 'x', 'iso-8859-1', 'protocol'],
    ['text/html', html('koi8-r'), 'koi8-r', 'content'],
    ['application/xml', '<?xml version="1.0" encoding="windows-1251"?>', 'windows-1251', 'content'],
    ['text/plain', 'x', 'utf-8', 'implicit'],
    ['text/plain; charset=nobody-knows', 'x', 'utf-8', 'implicit'],
  ] as const
  for (const [type, body, charset, charsetSource] of charsets) {
    it(`[D32] ${type}: ${charset}, ${charsetSource}`, async () => {
      const rig = openRequestRig()
      const server = await httpServer((_request, response) => {
        response.setHeader('Content-Type', type).end(body)
      })
      const { event } = await rig.run(getRequest(server.url, { debug: true }))
      expect(event.debug).toEqual({ isDebug: 'true', charset, charsetSource })
    })
  }

  it('[D32] in every event; without a charset where nothing is text', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => {
      response.setHeader('Content-Type', 'text/plain').end('x')
    })
    const target = { directory: 'DocumentsDirectory', name: 'a' } as const
    await rig.run(getRequest(server.url, { debug: true, progress: 'download', target }))
    expect(rig.messages.map(({ event }) => [event.phase, event.debug])).toEqual([
      ['began', { isDebug: 'true' }],
      ['progress', { isDebug: 'true' }],
      ['ended', { isDebug: 'true' }],
    ])
  })

  it('[D32] a failure has its message', async () => {
    const rig = openRequestRig({ profile: 'ios' })
    const { event } = await rig.run(getRequest('http://127.0.0.1:1/', { debug: true }))
    expect(event.debug).toEqual({ isDebug: 'true', errorMessage: 'Could not connect to the server.' })
  })

  const without: readonly ProfileName[] = ['linux', 'html5']
  for (const profile of profileNames) {
    const isThere = !without.includes(profile)
    it(`[D32] ${profile}: ${isThere ? 'only when asked for' : 'never'}`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end('x'))
      const asked = await rig.run(getRequest(server.url, { debug: true }))
      expect('debug' in asked.event).toBe(isThere)
      for (const debug of [{ debug: false }, {}]) {
        expect('debug' in (await rig.run(getRequest(server.url, debug))).event).toBe(false)
      }
    })
  }
})
