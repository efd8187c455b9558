import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { errorCode, Problem, say } from '../support/say.mjs'

const namelessForMs = 5_000

/** Outside the tree: it survives `git clean`, is shared by clones, and can never end up in a package. */
export function cacheFolder() {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'coronagraph')
}

/**
 * Runs `work` while no other process on this machine does the same. The lock is a folder that names its owner; one
 * whose owner is gone is taken over.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const lock = join(cacheFolder(), `${name}.lock`)
  await mkdir(cacheFolder(), { recursive: true }).catch(refuse)
  let told = false
  while (!(await take(lock))) {
    if (!told) say('Another process is already fetching the Electron runtime; waiting for it.')
    told = true
    await wait(500)
  }
  try {
    return await work()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

/** @returns {Promise<boolean>} */
async function take(/** @type {string} */ lock) {
  try {
    await mkdir(lock)
    await writeFile(join(lock, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') refuse(error)
  }
  if (await isAbandoned(lock)) await rm(lock, { recursive: true, force: true })
  return false
}

/** @returns {Promise<boolean>} */
async function isAbandoned(/** @type {string} */ lock) {
  const owner = Number(await readFile(join(lock, 'pid'), 'utf8').catch(() => ''))
  if (owner > 0) return !isAlive(owner)
  // For a moment after its making a lock has no owner yet.
  const made = await stat(lock).catch(() => undefined)
  return made !== undefined && Date.now() - made.mtimeMs > namelessForMs
}

/** @returns {never} */
function refuse(/** @type {unknown} */ error) {
  throw new Problem(
    `Cannot write to the cache folder ${cacheFolder()}: ${String(error)}\nSet XDG_CACHE_HOME to a folder of yours.`,
  )
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Removes what an interrupted run left. Call it only while holding the lock. */
export async function removeLeftovers() {
  for (const name of await readdir(cacheFolder())) {
    if (name.startsWith('partial-')) await rm(join(cacheFolder(), name), { recursive: true, force: true })
  }
}
