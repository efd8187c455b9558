import { describe, expect, it, test } from 'vitest'
import { openWebPage } from '../../../test/support/web-page.ts'

const heardNothing = (): void => {}

/** What a call throws. */
function thrownBy(run: () => unknown): string {
  try {
    run()
    return 'nothing thrown'
  } catch (error) {
    return String(error)
  }
}

describe('arguments', () => {
  test.each([
    [[5], "network.request: 'url' parameter must be a string (got number)"],
    [[undefined], "network.request: 'url' parameter must be a string (got undefined)"],
    [['u', 5], "network.request: 'method' parameter must be a string (got number)"],
    [['u', 'GET', 'x'], "network.request: 'listener' parameter must be a function (got string)"],
    [['u', 'GET', heardNothing, 'x'], "network.request: 'params' parameter must be a table (got string)"],
    [
      ['u', 'GET', heardNothing, new Uint8Array()],
      "network.request: 'params' parameter must be a table (got object)",
    ],
  ])('[B2] request(%j) throws a TypeError in the sentence of Lua', (call, message) => {
    const { library, sent } = openWebPage()
    expect(() => Reflect.apply(library.request, library, call)).toThrow(new TypeError(message))
    expect(sent.started).toEqual([])
  })

  it('[B2] download and upload name themselves, but for the URL', () => {
    const { library } = openWebPage()
    const { DocumentsDirectory: documents } = library
    expect(thrownBy(() => library.download(1, 'GET', null, 'f'))).toBe(
      "TypeError: network.request: 'url' parameter must be a string (got number)",
    )
    expect(thrownBy(() => library.download('u', 1, null, 'f'))).toBe(
      "TypeError: network.download: 'method' parameter must be a string (got number)",
    )
    expect(thrownBy(() => library.download('u', 'GET', null, {}, 5))).toBe(
      "TypeError: network.download: 'filename' parameter must be a string (got number)",
    )
    expect(thrownBy(() => library.download('u', 'GET', null, 'f', 'docs'))).toBe(
      "TypeError: network.download: 'baseDirectory' parameter must be a system directory constant (got string)",
    )
    expect(thrownBy(() => library.download('u', 'GET', null, documents, 'f'))).toBe(
      "TypeError: attempt to index local 'params' (a object value)",
    )
    expect(thrownBy(() => library.download('u', 'GET', null, { response: 'x' }, 'f'))).toBe(
      "TypeError: attempt to index field 'response' (a string value)",
    )
    expect(thrownBy(() => library.upload('u', 'POST', null, { body: 'x' }, 'f'))).toBe(
      "TypeError: attempt to index field 'body' (a string value)",
    )
    expect(thrownBy(() => library.upload('u', 'POST', null, {}, 'f', documents, 5))).toBe(
      "TypeError: network.upload: 'contentType' parameter must be a string (got number)",
    )
  })

  it('[B2] download takes its arguments with and without params, Documents by default', () => {
    const { library, sent } = openWebPage()
    const { TemporaryDirectory: temporary } = library
    library.download('u:1', 'GET', heardNothing, 'f')
    library.download('u:2', 'get', heardNothing, 'f', temporary)
    library.download('u:3', null, heardNothing, null, 'f', temporary)
    library.download('u:4', 'GET', heardNothing, { progress: true }, 'a/f')
    expect(sent.started.map(({ method, target, progress }) => [method, target, progress])).toEqual([
      ['GET', { directory: 'DocumentsDirectory', name: 'f' }, 'none'],
      ['GET', { directory: 'TemporaryDirectory', name: 'f' }, 'none'],
      ['GET', { directory: 'TemporaryDirectory', name: 'f' }, 'none'],
      ['GET', { directory: 'DocumentsDirectory', name: 'a/f' }, 'download'],
    ])
    expect(sent.started.every(({ api }) => api === 'download')).toBe(true)
  })

  it("[B2] download writes into the caller's params and does not save to the project", () => {
    const { library, sent, lines } = openWebPage()
    const params: Record<string, unknown> = { progress: 'upload' }
    library.download('u:1', 'GET', heardNothing, params, 'f', library.ResourceDirectory)
    expect(params).toEqual({
      progress: 'download',
      response: { filename: 'f', baseDirectory: library.DocumentsDirectory },
    })
    expect(lines()).toEqual([
      'WARNING: network.download() cannot save to system.ResourceDirectory, using system.DocumentsDirectory instead',
    ])
    expect(sent.started[0]?.target).toEqual({ directory: 'DocumentsDirectory', name: 'f' })
  })

  it('[B2] upload tells a directory from a content type, POST by default', () => {
    const { library, sent } = openWebPage()
    const { CachesDirectory: caches } = library
    library.upload('u:1', null, heardNothing, 'f', caches, 'image/png')
    library.upload('u:2', 'PUT', heardNothing, 'f', 'image/png')
    library.upload('u:3', 'PUT', heardNothing, { progress: true }, 'f', 'image/png')
    const type = ['Content-Type', 'image/png']
    expect(
      sent.started.map(({ method, body, headers, progress }) => [method, body, headers, progress]),
    ).toEqual([
      ['POST', { kind: 'file', file: { directory: 'CachesDirectory', name: 'f' } }, [type], 'none'],
      ['PUT', { kind: 'file', file: { directory: 'DocumentsDirectory', name: 'f' } }, [type], 'none'],
      ['PUT', { kind: 'file', file: { directory: 'DocumentsDirectory', name: 'f' } }, [type], 'upload'],
    ])
  })

  it('[B2] a method is upper case; one that is not standard is warned of once', () => {
    const { library, sent, lines } = openWebPage()
    for (const method of ['post', 'options', 'OPTIONS', 'patch'])
      library.request('u:1', method, heardNothing, {})
    expect(sent.started.map(({ method }) => method)).toEqual(['POST', 'OPTIONS', 'OPTIONS', 'PATCH'])
    expect(lines()).toEqual([
      'WARNING: nonstandard network.request method "OPTIONS" may require custom HTTP headers',
    ])
  })
})
