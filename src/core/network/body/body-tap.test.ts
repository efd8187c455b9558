import { once } from 'node:events'
import { Readable, Writable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { describe, expect, it } from 'vitest'
import { createBodyTap } from './body-tap.ts'

/** A sink that takes a part only when it is told to go on. */
function createSlowSink() {
  const taken: string[] = []
  let goOn: (() => void) | undefined
  const writable = new Writable({
    write: (part: Buffer, _encoding, done) => {
      taken.push(String(part))
      goOn = done
      writable.emit('taken')
    },
  })
  return { writable, taken, goOn: () => goOn?.() }
}

function open(outlivesBreak: boolean) {
  const sink = createSlowSink()
  const seen: string[] = []
  const tap = createBodyTap(sink.writable, { onPart: (part) => seen.push(String(part)), outlivesBreak })
  const source = new Readable({ read: () => {} })
  const sent: string[] = []
  source.on('data', (part: Buffer) => sent.push(String(part)))
  const done = pipeline([source, tap])
  for (const part of ['a', 'b', 'c']) source.push(part)
  return { sink, seen, sent, source, done }
}

describe('body tap', () => {
  it('[D5] what has left the source when a body breaks off is in the sink, which can still be ended', async () => {
    const { sink, seen, sent, source, done } = open(true)
    await once(sink.writable, 'taken')
    source.destroy(new Error('broken off'))
    await expect(done).rejects.toThrow('broken off')
    sink.goOn()
    sink.writable.end()
    await finished(sink.writable)
    expect(sink.taken).toEqual(sent)
    expect(seen).toEqual(sent)
  })

  it('[D5] where a broken body is a failure, the sink breaks with it', async () => {
    const { sink, source, done } = open(false)
    await once(sink.writable, 'taken')
    source.destroy(new Error('broken off'))
    await expect(done).rejects.toThrow('broken off')
    expect(sink.writable.destroyed).toBe(true)
  })

  it('[D21] a sink that cannot take a part fails the whole', async () => {
    const sink = new Writable({ write: (_part, _encoding, done) => done(new Error('no room')) })
    const tap = createBodyTap(sink, { onPart: () => {}, outlivesBreak: true })
    await expect(pipeline([Readable.from([Buffer.from('a')]), tap])).rejects.toThrow('no room')
  })
})
