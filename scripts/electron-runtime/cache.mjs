import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { errorCode, Problem, say } from '../support/say.mjs'

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
  const owner = Number(await readFile(join(lock, 'pid'), 'utf8').catch(() => ''))
  // Between mkdir and writeFile a lock has no owner yet: that is not a dead one.
  if (owner > 0 && !isAlive(owner)) await rm(lock, { recursive: true, force: true })
  return false
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
