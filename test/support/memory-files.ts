import type { AppFilesClient, FileStatus } from '../../src/shared/contract/app-files.ts'
import type { FileReference } from '../../src/shared/directory.ts'
import { fail, ok, type Outcome } from '../../src/shared/outcome.ts'

type Open = { readonly key: string; readonly appends: boolean }

/**
 * The app's files in memory, by the rules that the runtime relies on. `files` is keyed by `name`, or `Directory/name`
 * for another directory than the project's. Names with `..` are outside.
 */
export function createMemoryFiles(files: Map<string, Uint8Array>): AppFilesClient {
  const folders = new Set<string>()
  const opened = new Map<number, Open>()
  let lastId = 0

  const isFolder = (key: string): boolean =>
    key === '' ||
    key.endsWith('Directory/') ||
    folders.has(key) ||
    [...files.keys(), ...folders].some((other) => other.startsWith(`${key}/`))
  const childrenOf = (key: string): string[] => {
    const prefix = key === '' || key.endsWith('/') ? key : `${key}/`
    const below = [...files.keys(), ...folders].filter(
      (other) => other.startsWith(prefix) && other !== prefix,
    )
    return [...new Set(below.map((other) => other.slice(prefix.length).split('/')[0] ?? ''))].toSorted()
  }
  const contentOf = (key: string): Uint8Array => files.get(key) ?? new Uint8Array()
  const withOpen = <T>(id: number, work: (open: Open) => T): Outcome<T> => {
    const open = opened.get(id)
    return open === undefined ? fail('NOT_FOUND', `${id} is not open`) : ok(work(open))
  }
  const resize = (key: string, sizeBytes: number): Uint8Array => {
    const bytes = new Uint8Array(sizeBytes)
    bytes.set(contentOf(key).subarray(0, sizeBytes))
    files.set(key, bytes)
    return bytes
  }

  return {
    read: (file) => {
      const bytes = files.get(keyOf(file))
      return bytes === undefined ? missing(file) : ok(bytes)
    },
    exists: (file) => ok(files.has(keyOf(file))),
    path: (file) =>
      file.name.includes('..')
        ? outside(file)
        : ok(file.name === '' ? `/sandbox/${file.directory}` : `/sandbox/${file.directory}/${file.name}`),
    open: ({ mode, ...file }) => {
      if (opened.size >= 256) return fail('TOO_MANY_OPEN', 'too many')
      const key = mode === 'r' ? ok(keyOf(file)) : writable(file)
      if (!key.ok) return key
      if (isFolder(key.value)) return fail('IS_DIRECTORY', `${file.name} is a directory`)
      const parent = key.value.split('/').slice(0, -1).join('/')
      if (parent !== '' && parent !== file.directory && !isFolder(parent)) return missing(file)
      if (mode.startsWith('r') && !files.has(key.value)) return missing(file)
      if (mode.startsWith('w') || !files.has(key.value)) files.set(key.value, new Uint8Array())
      lastId += 1
      opened.set(lastId, { key: key.value, appends: mode.startsWith('a') })
      return ok({ id: lastId, sizeBytes: contentOf(key.value).byteLength })
    },
    readAt: ({ id, offset, length }) =>
      withOpen(id, ({ key }) => contentOf(key).slice(offset, offset + length)),
    writeAt: ({ id, offset, bytes }) =>
      withOpen(id, ({ key, appends }) => {
        const before = contentOf(key).byteLength
        const start = appends ? before : offset
        resize(key, Math.max(before, start + bytes.byteLength)).set(bytes, start)
        return start + bytes.byteLength
      }),
    truncate: ({ id, sizeBytes }) => withOpen(id, ({ key }) => void resize(key, sizeBytes)),
    sizeOf: ({ id }) => withOpen(id, ({ key }) => contentOf(key).byteLength),
    sync: ({ id }) => withOpen(id, () => undefined),
    close: ({ id }) => withOpen(id, () => void opened.delete(id)),
    status: (file) => {
      if (file.name.includes('..')) return outside(file)
      const key = keyOf(file)
      if (!files.has(key) && !isFolder(key)) return missing(file)
      const kind: FileStatus['kind'] = files.has(key) ? 'file' : 'directory'
      const sizeBytes = contentOf(key).byteLength
      return ok({ kind, sizeBytes, accessedMs: 0, modifiedMs: 0, changedMs: 0 })
    },
    list: (file) => {
      const key = keyOf(file)
      if (files.has(key)) return fail('NOT_DIRECTORY', `${file.name} is a file`)
      return isFolder(key) ? ok(childrenOf(key)) : missing(file)
    },
    makeDirectory: (file) => {
      const key = writable(file)
      if (!key.ok) return key
      if (files.has(key.value) || isFolder(key.value)) return fail('ALREADY_EXISTS', `${file.name} exists`)
      folders.add(key.value)
      return ok(undefined)
    },
    remove: (file) => {
      const key = writable(file)
      if (!key.ok) return key
      if (files.delete(key.value)) return ok(undefined)
      if (!isFolder(key.value)) return missing(file)
      if (childrenOf(key.value).length > 0) return fail('NOT_EMPTY', `${file.name} is not empty`)
      folders.delete(key.value)
      return ok(undefined)
    },
    rename: ({ from, to }) => {
      const [fromKey, toKey] = [writable(from), writable(to)]
      if (!fromKey.ok) return fromKey
      if (!toKey.ok) return toKey
      const bytes = files.get(fromKey.value)
      if (bytes === undefined) return missing(from)
      files.delete(fromKey.value)
      files.set(toKey.value, bytes)
      return ok(undefined)
    },
    touch: (file) => {
      const key = writable(file)
      if (!key.ok) return key
      return files.has(key.value) || isFolder(key.value) ? ok(undefined) : missing(file)
    },
  }
}

const missing = ({ name }: FileReference): Outcome<never> => fail('NOT_FOUND', `There is no ${name}`)
const outside = ({ name }: FileReference): Outcome<never> =>
  fail('OUTSIDE_SANDBOX', `${name} is outside the sandbox`)

const writable = (file: FileReference): Outcome<string> => {
  if (file.directory === 'ResourceDirectory') return fail('READ_ONLY', `${file.name} is in the project`)
  return file.name.includes('..') ? outside(file) : ok(keyOf(file))
}

function keyOf({ directory, name }: FileReference): string {
  return directory === 'ResourceDirectory' ? name : `${directory}/${name}`
}
