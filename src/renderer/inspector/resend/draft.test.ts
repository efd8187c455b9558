import { describe, expect, it } from 'vitest'
import type { CopiedRequest } from '../../../shared/copy-as/copied-request.ts'
import { resendRequest } from '../../../shared/contract/traffic.ts'
import { type Draft, draftOf, requestOf } from './draft.ts'
import { hasProblems, problemsOf } from './draft-problems.ts'

const copied: CopiedRequest = {
  api: 'download',
  method: 'POST',
  url: 'https://a.test/x',
  headers: [['A', 'b']],
  body: { kind: 'text', text: 'hé' },
  progress: 'download',
  timeoutMs: 7000,
  followRedirects: false,
  target: { directory: 'TemporaryDirectory', name: 'a.txt' },
}

const draft = (change: Partial<Draft> = {}): Draft => ({ ...draftOf(copied, 'e1'), ...change })

describe('a draft', () => {
  it('[I185] of a request is the same request, as the contract takes it', () => {
    const request = requestOf(draft())
    expect(request).toEqual({
      api: 'download',
      method: 'POST',
      url: 'https://a.test/x',
      headers: [['A', 'b']],
      body: { kind: 'bytes', bytes: new TextEncoder().encode('hé') },
      progress: 'download',
      timeoutMs: 7000,
      followRedirects: false,
      target: { directory: 'TemporaryDirectory', name: 'a.txt' },
      resendOf: 'e1',
    })
    expect(resendRequest.safeParse(request).success).toBe(true)
  })

  it('[I185] keeps a body that is no text as it was', () => {
    const bytes = { kind: 'bytes', bytes: new Uint8Array([0, 255]), base64: 'AP8=' } as const
    expect(requestOf(draftOf({ ...copied, body: bytes }, 'e1')).body).toEqual({ kind: 'same' })
    const lost = { kind: 'lost', sizeBytes: 9, why: 'it is not kept' } as const
    expect(requestOf(draftOf({ ...copied, body: lost }, 'e1')).body).toEqual({ kind: 'same' })
    expect(requestOf(draftOf({ ...copied, body: lost })).body).toBeUndefined()
    const long = { kind: 'text', text: 'x'.repeat(200_001) } as const
    expect(requestOf(draftOf({ ...copied, body: long }, 'e1')).body).toEqual({ kind: 'same' })
  })

  it('[I185] without its file is a request, not a download or an upload', () => {
    expect(requestOf(draft({ savesResponse: false })).api).toBe('request')
    expect(requestOf(draft({ api: 'upload' })).api).toBe('request')
    const file = { directory: 'DocumentsDirectory', name: 'f.txt' } as const
    expect(requestOf(draft({ api: 'upload', bodyKind: 'file', bodyFile: file }))).toMatchObject({
      api: 'upload',
      body: { kind: 'file', file },
    })
    expect(requestOf(draft({ bodyKind: 'text', bodyText: '' })).body).toBeUndefined()
  })
})

describe('the problems of a draft', () => {
  it('[I186] are none for what was sent', () => {
    expect(hasProblems(problemsOf(draft()))).toBe(false)
  })

  it.each([
    [{ method: '' }, 'method'],
    [{ method: 'GET POST' }, 'method'],
    [{ url: '' }, 'url'],
    [{ url: 'ftp://a.test' }, 'url'],
    [{ url: 'http://' }, 'url'],
    [{ url: 'http://a.test:99999/' }, 'url'],
    [{ url: `http://a.test/${'x'.repeat(70_000)}` }, 'url'],
    [{ timeoutSeconds: '' }, 'timeout'],
    [{ timeoutSeconds: '0' }, 'timeout'],
    [{ timeoutSeconds: 'soon' }, 'timeout'],
    [{ timeoutSeconds: '86401' }, 'timeout'],
    [{ bodyKind: 'file' }, 'body'],
    [{ bodyKind: 'file', bodyFile: { directory: 'DocumentsDirectory', name: '../x' } }, 'body'],
    [{ target: { directory: 'ResourceDirectory', name: 'x' } }, 'target'],
    [{ target: { directory: 'DocumentsDirectory', name: '/x' } }, 'target'],
    [{ headers: Array.from({ length: 257 }, () => ['A', 'b'] as const) }, 'headerList'],
    [{ headers: [['A', 'x'.repeat(66_000)]] }, 'headerList'],
  ] satisfies readonly (readonly [Partial<Draft>, string])[])('[I186] %j stand at %s', (change, field) => {
    const { headers: _headers, ...problems } = problemsOf(draft(change))
    expect(Object.keys(problems)).toEqual([field])
  })

  it('[I186] of a header stand at that header', () => {
    const headers = [
      ['Good', 'value'],
      ['', 'x'],
      ['Bad Name', 'x'],
      ['Bad', 'a\r\nInjected: yes'],
    ] as const
    expect([...problemsOf(draft({ headers })).headers.keys()]).toEqual([1, 2, 3])
  })

  it('[I186] leave nothing that the contract refuses', () => {
    const changes: readonly Partial<Draft>[] = [
      { timeoutSeconds: '0.001' },
      { timeoutSeconds: '86400' },
      { method: ' get ' },
      { url: '  http://a.test/ü?x=1 ' },
      { headers: [] },
    ]
    for (const change of changes) {
      const changed = draft(change)
      expect(hasProblems(problemsOf(changed))).toBe(false)
      expect(resendRequest.safeParse(requestOf(changed)).success).toBe(true)
    }
  })
})
