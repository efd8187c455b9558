import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { getRequest, openRequestRig, responseText } from '../../../test/support/request-rig.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'

const toFile = (name: string) => ({ target: { directory: 'DocumentsDirectory', name } }) as const

describe('refused starts', () => {
  it('[N38] an id that was used before is refused, also when its request is over', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    const request = getRequest(server.url)
    await rig.run(request)
    expect(rig.manager.start(request)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  })

  it('[N38] file names that leave the sandbox are refused before anything is sent', async () => {
    const rig = openRequestRig()
    const outside = getRequest('http://127.0.0.1:1/', toFile('../../escape.txt'))
    expect(rig.manager.start(outside)).toMatchObject({ ok: false, error: { code: 'OUTSIDE_SANDBOX' } })
    const resource = getRequest('http://127.0.0.1:1/', {
      target: { directory: 'ResourceDirectory', name: 'main.lua' },
    })
    expect(rig.manager.start(resource)).toMatchObject({ ok: false, error: { code: 'READ_ONLY' } })
    expect(rig.log).toEqual([])
  })

  it('[N38] a link out of the sandbox is refused', async () => {
    const rig = openRequestRig()
    symlinkSync(temporaryDirectory(), join(rig.documents, 'link'))
    expect(rig.manager.start(getRequest('http://127.0.0.1:1/', toFile('link/a')))).toMatchObject({
      ok: false,
      error: { code: 'OUTSIDE_SANDBOX' },
    })
  })

  it('[N38] an app that acknowledges nothing cannot start without end', async () => {
    const rig = openRequestRig({ acknowledges: false, limits: { mostUnacknowledged: 2 } })
    rig.manager.start(getRequest('nonsense'))
    rig.manager.start(getRequest('nonsense'))
    expect(rig.manager.start(getRequest('nonsense'))).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    })
  })

  it('[N39] bodies that are too large together fail visibly', async () => {
    const rig = openRequestRig({ limits: { mostBodyBytes: 10 } })
    const server = await httpServer((_request, response) => response.end('12345678901'))
    const body = { kind: 'binary', bytes: new Uint8Array(11) } as const
    const sent = await rig.run(getRequest(server.url, { method: 'POST', body }))
    expect(responseText(sent)).toMatch(/^The bodies of all open requests are too large/)
    const received = await rig.run(getRequest(server.url))
    expect(responseText(received)).toMatch(/^The responses that the app holds at once are too large/)
  })

  it('[N39] a body that was refused is not kept until the app acknowledges the failure', async () => {
    const rig = openRequestRig({ acknowledges: false, limits: { mostBodyBytes: 10 } })
    const start = (): { readonly id: string; readonly bytes: WeakRef<Uint8Array> } => {
      const bytes = new Uint8Array(1024 * 1024)
      const request = getRequest('http://127.0.0.1:1/', { method: 'POST', body: { kind: 'binary', bytes } })
      rig.manager.start(request)
      return { id: request.id, bytes: new WeakRef(bytes) }
    }
    const { id, bytes } = start()
    await rig.ended(id)
    setFlagsFromString('--expose-gc')
    const collectGarbage: unknown = runInNewContext('gc')
    if (typeof collectGarbage !== 'function') throw new Error('Node cannot collect garbage on demand.')
    await expect
      .poll(() => {
        collectGarbage()
        return bytes.deref() === undefined
      })
      .toBe(true)
  })
})
