import { expect, it } from 'vitest'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { applyEntries, createLedger } from '../state/ledger.ts'
import { createProvenance } from './provenance.ts'
import { createSessionProjects } from './session-projects.ts'

const target = { directory: 'DocumentsDirectory', name: 'a.png' } as const
const key = 'DocumentsDirectory/a.png'
const everybody = (_sessionId: string): boolean => true

function follow() {
  const log = new SimulatedLog()
  const ledger = createLedger()
  const provenance = createProvenance()
  let applied = 0
  return {
    log,
    provenance,
    update: (isOurs = everybody): boolean => {
      applyEntries(ledger, log.entries.slice(applied))
      applied = log.entries.length
      return provenance.update(ledger, isOurs)
    },
  }
}

it('[I212] a file links to the request that downloads it, then to the newest that wrote it', () => {
  const { log, provenance, update } = follow()
  log.request('one', { target })
  expect(update()).toBe(true)
  expect(Array.from(provenance.downloads())).toEqual([[key, { file: target, exchangeId: 'one' }]])
  expect(provenance.of(key)).toBeUndefined()
  log.finish('one')
  expect(update()).toBe(true)
  expect(provenance.downloads().size).toBe(0)
  expect(provenance.of(key)).toEqual({ writtenBy: 'one' })
  log.request('two', { target })
  log.finish('two')
  update()
  expect(provenance.of(key)).toEqual({ writtenBy: 'two' })
  expect(update()).toBe(false)
})

it('[I212] a request that failed, was cancelled or answered with an error wrote nothing', () => {
  const { log, provenance, update } = follow()
  for (const id of ['failed', 'cancelled', 'missing']) log.request(id, { target })
  log.wire('failed', { type: 'failure', failure: { code: 'CONNECTION_LOST', message: 'lost' } })
  log.add({ kind: 'cancel', exchangeId: 'cancelled', by: 'app', receivedBytes: 1 })
  log.finish('missing', 404)
  update()
  expect(provenance.of(key)).toBeUndefined()
  expect(provenance.downloads().size).toBe(0)
})

it('[I212] a file that was sent links to its upload', () => {
  const { log, provenance, update } = follow()
  log.request('up', { api: 'upload', bodyFile: target })
  update()
  expect(provenance.of(key)).toEqual({ sentBy: 'up' })
})

it('[I212] requests of another project with the same file are none of its history', () => {
  const { log, provenance, update } = follow()
  const storage = createMemoryStorage()
  const sessions = createSessionProjects(storage)
  const project = { name: 'a', sandboxPath: '/s', hosts: [] }
  sessions.learn({ sessionId: 'session-1', project: { ...project, path: '/projects/other' } })
  log.request('theirs', { target })
  log.finish('theirs')
  const reloaded = createSessionProjects(storage)
  update((sessionId) => reloaded.isOf(sessionId, '/projects/mine'))
  expect(provenance.of(key)).toBeUndefined()
  expect(reloaded.isOf('session-1', '/projects/other')).toBe(true)
})
