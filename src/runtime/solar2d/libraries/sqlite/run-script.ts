import type { LuaFunction } from '../../../lua/values.ts'
import { codes } from './codes.ts'
import type { Connection } from './connection.ts'
import type { Engine } from './engine.ts'
import type { Statement } from './statement.ts'

/**
 * Runs all statements of a text, one after the other, within the time of one call. `onRow` gets the number of columns,
 * their values as text and their names; anything but 0 from it ends the run with `ABORT`. Gives the result code of what
 * ended it.
 */
export function runScript(
  engine: Engine,
  connection: Connection,
  sql: Uint8Array,
  onRow: LuaFunction | undefined,
): number {
  const { sqlite, callbacks, work, isLate } = engine
  const rowId = onRow === undefined ? undefined : callbacks.add(onRow)
  if (onRow !== undefined && rowId === undefined) return codes.NOMEM

  const runStatement = (statement: Statement): number => {
    for (;;) {
      const code = statement.step()
      if (code !== codes.ROW) return code
      if (isLate()) return codes.INTERRUPT
      if (rowId === undefined) continue
      const answer = callbacks.call(rowId, statement.columnCount, statement.texts(), statement.names())
      if (!answer.worked || answer.values[0] !== 0) return codes.ABORT
      if (!statement.isOpen) return codes.MISUSE
    }
  }

  try {
    return work(() =>
      sqlite.withBytes(sql, (start, sizeBytes) => {
        let at = start
        while (at < start + sizeBytes) {
          if (isLate()) return codes.INTERRUPT
          const prepared = connection.prepareAt(at)
          if (typeof prepared === 'number') return prepared
          const { statement, end } = prepared
          // Behind a NUL nothing is read.
          if (end <= at) break
          at = end
          const code = statement.isEmpty ? codes.DONE : runStatement(statement)
          const ended = statement.finalize()
          if (code !== codes.DONE) return code
          if (ended !== codes.OK) return ended
        }
        return codes.OK
      }),
    )
  } finally {
    if (rowId !== undefined) callbacks.remove(rowId)
  }
}
