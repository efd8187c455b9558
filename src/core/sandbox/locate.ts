import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { isInside } from '../is-inside.ts'
import { systemErrorCode } from '../system-error.ts'
import { quote } from './file-name.ts'

/** One place on the disk as it is at this moment. */
export type Place = {
  /** Without any link in it, as far as it exists. */
  readonly path: string
  readonly kind: 'file' | 'folder' | 'other' | 'missing'
}

/**
 * Walks from `base`, a real path, down to a file, looking at the disk as it is at this moment. Every link on the way
 * is followed and must stay below `base`; one that leads nowhere is refused too, because writing to it would make a
 * file at its far end. Fails with `NOT_DIRECTORY` below a file, `OUTSIDE_SANDBOX`, or `NOT_ALLOWED`.
 */
export function locate(base: string, segments: readonly string[]): Outcome<Place> {
  const name = segments.join('/')
  try {
    let place: Place = { path: base, kind: 'folder' }
    for (const [index, segment] of segments.entries()) {
      if (place.kind !== 'folder') {
        return belowFile(segments.slice(0, index + 1))
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

/** The same, but a link in the last part is itself the place. */
export function locateLink(base: string, segments: readonly string[]): Outcome<Place> {
  const parent = locate(base, segments.slice(0, -1))
  if (!parent.ok) return parent
  const { kind, path } = parent.value
  if (kind === 'missing') return ok({ kind, path: join(base, ...segments) })
  return kind === 'folder' ? ok(placeOf(join(path, segments.at(-1) ?? ''))) : belowFile(segments)
}

/** Undefined for a link that leads out or nowhere. */
function take(base: string, path: string): Place | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats?.isSymbolicLink() !== true) return { path, kind: kindOf(stats) }
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

function placeOf(path: string): Place {
  return { path, kind: kindOf(lstatSync(path, { throwIfNoEntry: false })) }
}

function belowFile(segments: readonly string[]): Outcome<never> {
  const [name, parent] = [segments.join('/'), segments.slice(0, -1).join('/')]
  return fail('NOT_DIRECTORY', `${quote(name)} cannot exist: ${quote(parent)} is a file, not a folder.`)
}

function kindOf(stats: Stats | undefined): Place['kind'] {
  if (stats === undefined) return 'missing'
  if (stats.isFile()) return 'file'
  return stats.isDirectory() ? 'folder' : 'other'
}
