import type { RecordedEvent } from '../../../../shared/log-entry.ts'
import { formatCount } from '../../../../shared/describe/format-bytes.ts'
import type { LuaTable, LuaValue } from './event-table.ts'
import { eventTable } from './event-table.ts'
import { luaValue } from './event-text.ts'

export type FieldChange = {
  /** `responseHeaders.ETag` */
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly before?: string
  readonly after?: string
  /** Of numbers: `+65,536`. */
  readonly by?: string
}

/** What an event says that the one before did not, field by field, in the order of the manual. */
export function changesBetween(before: RecordedEvent, after: RecordedEvent): readonly FieldChange[] {
  const old = flat(eventTable(before))
  const now = flat(eventTable(after))
  const changes: FieldChange[] = []
  for (const [path, value] of now) {
    const was = old.get(path)
    if (was === undefined) changes.push({ path, kind: 'added', after: luaValue(value) })
    else if (luaValue(was) !== luaValue(value)) changes.push(changed(path, was, value))
  }
  for (const [path, was] of old) {
    if (!now.has(path)) changes.push({ path, kind: 'removed', before: luaValue(was) })
  }
  return changes
}

function changed(path: string, before: LuaValue, after: LuaValue): FieldChange {
  const difference = typeof before === 'number' && typeof after === 'number' ? after - before : undefined
  return {
    path,
    kind: 'changed',
    before: luaValue(before),
    after: luaValue(after),
    // A -1 stands for "not known", so nothing is counted from it.
    ...(difference === undefined || before === -1 || after === -1
      ? {}
      : { by: `${difference > 0 ? '+' : '−'}${formatCount(Math.abs(difference))}` }),
  }
}

function flat(table: LuaTable, prefix = ''): ReadonlyMap<string, LuaValue> {
  const fields = new Map<string, LuaValue>()
  for (const [key, value] of table.entries) {
    if (typeof value === 'object' && 'entries' in value) {
      for (const [path, it] of flat(value, `${prefix}${key}.`)) fields.set(path, it)
    } else fields.set(`${prefix}${key}`, value)
  }
  return fields
}
