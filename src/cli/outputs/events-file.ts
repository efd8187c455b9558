import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { mostCollectedBytes } from '../../core/har/collect-bodies.ts'
import type { BodyReader } from '../../core/record/bodies.ts'
import type { EventLog } from '../../core/record/event-log.ts'
import { entryToJson, type ByteDecoder } from '../../shared/entry-to-json.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'

// The mark at the beginning of some files is part of the body.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const decoder: ByteDecoder = {
  text: (bytes) => {
    try {
      return utf8.decode(bytes)
    } catch {
      return undefined
    }
  },
  base64: (bytes) => Buffer.from(bytes).toString('base64'),
}

/** Console lines and findings go to the terminal. */
const isOfExchange = (entry: LogEntry): boolean => 'exchangeId' in entry

/** Writes each entry of an exchange as one line of JSON, as it happens. */
export async function openEventsFile(
  path: string,
  log: EventLog,
  bodies: BodyReader,
): Promise<Outcome<{ readonly close: () => Promise<Outcome<void>> }>> {
  const stream = createWriteStream(path)
  let problem: string | undefined
  stream.on('error', (error) => {
    problem = error.message
  })
  try {
    await once(stream, 'open')
  } catch (error) {
    return fail('INVALID_INPUT', cannotWrite(path, error instanceof Error ? error.message : String(error)))
  }
  const writeLine = (entry: LogEntry): void => {
    stream.write(`${JSON.stringify(entryToJson(entry, decoder))}\n`)
  }
  const writeAfter = async (before: Promise<void> | undefined, entry: LogEntry): Promise<void> => {
    await before
    writeLine(await withBytes(entry, bodies))
  }
  // Set while a body is read: what comes meanwhile waits for its turn.
  let lastTurn: Promise<void> | undefined
  const unsubscribe = log.subscribe((entry) => {
    if (!isOfExchange(entry)) return
    if (lastTurn === undefined && !lacksBytes(entry)) {
      writeLine(entry)
      return
    }
    const turn = writeAfter(lastTurn, entry)
    lastTurn = turn
    void turn.finally(() => {
      if (lastTurn === turn) lastTurn = undefined
    })
  })
  return ok({
    close: async () => {
      unsubscribe()
      await lastTurn
      stream.end()
      await finished(stream).catch(() => undefined)
      return problem === undefined ? ok(undefined) : fail('INTERNAL', cannotWrite(path, problem))
    },
  })
}

function lacksBytes(entry: LogEntry): boolean {
  if (entry.kind !== 'delivered' && entry.kind !== 'withheld') return false
  return entry.event.responseSizeBytes !== undefined
}

/** The first MiB of the response. */
async function withBytes(entry: LogEntry, bodies: BodyReader): Promise<LogEntry> {
  if ((entry.kind !== 'delivered' && entry.kind !== 'withheld') || !lacksBytes(entry)) return entry
  const part = await bodies.read(entry.exchangeId, 'response', 0, mostCollectedBytes)
  if (!part.ok) return entry
  const { bytes, sizeBytes } = part.value
  const { responseSizeBytes: _size, ...event } = entry.event
  const rest = bytes.byteLength < sizeBytes ? { responseSizeBytes: sizeBytes } : {}
  return { ...entry, event: { ...event, response: { kind: 'bytes', bytes }, ...rest } }
}

function cannotWrite(path: string, reason: string): string {
  return `--events ${path}: the file cannot be written (${reason}). Name a file in a folder that exists and is writable.`
}
