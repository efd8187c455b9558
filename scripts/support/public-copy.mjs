import { mkdir, rm } from 'node:fs/promises'
import { run } from './run.mjs'
import { Problem } from './say.mjs'

/**
 * Makes a copy that every user can read, of files and folders that perhaps only root can. Hard links where they
 * will do: then it costs neither time nor room.
 *
 * @param {readonly string[]} sources absolute paths
 * @param {string} target a folder that does not exist yet
 */
export async function makePublicCopy(sources, target) {
  await mkdir(target)
  const linked = await run('cp', ['-al', '-t', target, ...sources], { quiet: true })
  if (linked.exitCode === 0 && (await isReadableByAll(target))) return

  await rm(target, { recursive: true, force: true })
  await mkdir(target)
  const copied = await run('cp', ['-a', '--reflink=auto', '-t', target, ...sources], { quiet: true })
  if (copied.exitCode !== 0) throw new Problem(`Cannot copy to ${target}:\n${copied.output.trim()}`)
  await run('chmod', ['-R', 'a+rX', target], { quiet: true })
}

async function isReadableByAll(/** @type {string} */ folder) {
  const isHidden = ['!', '-type', 'l', '!', '-perm', '-o=r']
  const { exitCode, output } = await run('find', [folder, ...isHidden, '-print', '-quit'], { quiet: true })
  return exitCode === 0 && output === ''
}
