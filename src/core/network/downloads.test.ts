import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { getRequest, openRequestRig, responseText } from '../../../test/support/request-rig.ts'

const toFile = (name: string) => ({ target: { directory: 'DocumentsDirectory', name } }) as const

describe('responses to a file', () => {
  it('[N9] a 200 replaces the file, and only the file is left', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end('new'))
    writeFileSync(join(rig.documents, 'a.txt'), 'old')
    const { event } = await rig.run(getRequest(server.url, toFile('a.txt')))
    expect(event).toMatchObject({
      responseType: 'binary',
      response: {
        kind: 'file',
        filename: 'a.txt',
        directory: 'DocumentsDirectory',
        fullPath: join(rig.documents, 'a.txt'),
      },
    })
    await rig.manager.close('close')
    expect(readFileSync(join(rig.documents, 'a.txt'), 'utf8')).toBe('new')
    expect(readdirSync(rig.documents)).toEqual(['a.txt'])
  })

  it('[N9] missing sub-folders are made', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end('deep'))
    await rig.run(getRequest(server.url, toFile('a/b/c.txt')))
    expect(readFileSync(join(rig.documents, 'a/b/c.txt'), 'utf8')).toBe('deep')
  })

  it('[N9] a request that gets no 200 leaves no folder either', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.writeHead(404).end('none'))
    await rig.run(getRequest(server.url, toFile('a/b/c.txt')))
    await rig.run(getRequest('http://127.0.0.1:1/', toFile('d/e/f.txt')))
    expect(readdirSync(rig.documents)).toEqual([])
  })

  it('[N10] an empty 200 makes an empty file', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    await rig.run(getRequest(server.url, toFile('empty')))
    expect(readFileSync(join(rig.documents, 'empty'))).toHaveLength(0)
  })

  for (const status of [206, 404, 500]) {
    it(`[N8] a ${status} comes as bytes and leaves the old file untouched`, async () => {
      const rig = openRequestRig()
      const server = await httpServer((_request, response) => {
        response.writeHead(status, { 'Content-Type': 'text/plain' }).end('sorry')
      })
      writeFileSync(join(rig.documents, 'a.txt'), 'old')
      const message = await rig.run(getRequest(server.url, toFile('a.txt')))
      expect(message.event).toMatchObject({ status, isError: false, responseType: 'text' })
      expect(responseText(message)).toBe('sorry')
      expect(readFileSync(join(rig.documents, 'a.txt'), 'utf8')).toBe('old')
      expect(readdirSync(rig.documents)).toEqual(['a.txt'])
    })
  }

  it('[N12] a download that breaks leaves the old file untouched and nothing else', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '1000' })
      response.write('half', () => response.socket?.destroy())
    })
    writeFileSync(join(rig.documents, 'a.txt'), 'old')
    const { event } = await rig.run(getRequest(server.url, toFile('a.txt')))
    expect(event).toMatchObject({ isError: true, status: -1 })
    expect(readFileSync(join(rig.documents, 'a.txt'), 'utf8')).toBe('old')
    expect(readdirSync(rig.documents)).toEqual(['a.txt'])
  })

  it('[N12] a folder that became a file fails as an event and leaves nothing', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '3' }).flushHeaders()
    })
    const request = getRequest(server.url, toFile('sub/a.txt'))
    rig.manager.start(request)
    await rig.wire(request.id, 'response-head')
    writeFileSync(join(rig.documents, 'sub'), 'in the way')
    server.responses[0]?.end('abc')
    const { event } = await rig.ended(request.id)
    expect(event).toMatchObject({ isError: true, status: -1 })
    expect(await rig.wire(request.id, 'failure')).toMatchObject({ failure: { code: 'FILE_FAILED' } })
    expect(readdirSync(rig.documents)).toEqual(['sub'])
  })

  it('[N9] two downloads to one file at once leave one whole file', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => response.end(request.url?.repeat(50_000)))
    await Promise.all([
      rig.run(getRequest(`${server.url}/1`, toFile('a'))),
      rig.run(getRequest(`${server.url}/2`, toFile('a'))),
    ])
    await rig.manager.close('close')
    const text = readFileSync(join(rig.documents, 'a'), 'utf8')
    expect(['/1'.repeat(50_000), '/2'.repeat(50_000)]).toContain(text)
    expect(readdirSync(rig.documents)).toEqual(['a'])
  })
})
