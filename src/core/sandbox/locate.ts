import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { isInside } from '../is-inside.ts'
import { systemErrorCode } from '../system-error.ts'
import { quote } from './file-name.ts'

export type Place = {
  /** Without any link in it, as far as it exists. */
  readonly path: string
  readonly kind: 'file' | 'folder' | 'other' | 'missing'
}

/**
 * Walks from `base`, a real path, down to a file, looking at the disk as it is at this moment. Every link on the way
 * is followed and must stay below `base`; one that leads nowhere is refused too, because writing to it would make a
 * file at its far end.
 */
export function locate(base: string, segments: readonly string[]): Outcome<Place> {
  const name = segments.join('/')
  try {
    let place: Place = { path: base, kind: 'folder' }
    for (const [index, segment] of segments.entries()) {
      if (place.kind !== 'folder') {
        const parent = segments.slice(0, index).join('/')
        return fail('NOT_FOUND', `${quote(name)} cannot exist: ${quote(parent)} is a file, not a folder.`)
      }
      const step = take(base, join(place.path, segment))
      if (step === undefined) {
        return fail(
          'OUTSIDE_SANDBOX',
          `The file ${quote(name)} is refused: a link leads out of its directory.`,
        )
      }
      if (step.kind === 'missing') return ok({ ...step, path: join(place.path, ...segments.slice(index)) })
      place = step
    }
    return ok(place)
  } catch (error) {
    return fail('NOT_ALLOWED', `The file ${quote(name)} cannot be reached (${systemErrorCode(error)}).`)
  }
}

/** Undefined for a link that leads out or nowhere. */
function take(base: string, path: string): Place | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return { path, kind: 'missing' }
  if (!stats.isSymbolicLink()) return { path, kind: kindOf(stats) }
  const target = realTarget(path)
  if (target === undefined || !isInside(base, target)) return undefined
  return { path: target, kind: kindOf(statSync(target)) }
}

function realTarget(link: string): string | undefined {
  try {
    return realpathSync.native(link)
  } catch {
    return undefined
  }
}

function kindOf(stats: Stats): 'file' | 'folder' | 'other' {
  if (stats.isFile()) return 'file'
  return stats.isDirectory() ? 'folder' : 'other'
}
