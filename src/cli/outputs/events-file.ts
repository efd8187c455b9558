import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
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
  const unsubscribe = log.subscribe((entry) => {
    if (isOfExchange(entry)) stream.write(`${JSON.stringify(entryToJson(entry, decoder))}\n`)
  })
  return ok({
    close: async () => {
      unsubscribe()
      stream.end()
      await finished(stream).catch(() => undefined)
      return problem === undefined ? ok(undefined) : fail('INTERNAL', cannotWrite(path, problem))
    },
  })
}

function cannotWrite(path: string, reason: string): string {
  return `--events ${path}: the file cannot be written (${reason}). Name a file in a folder that exists and is writable.`
}
