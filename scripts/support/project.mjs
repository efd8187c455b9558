import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.mjs'
import { Problem } from './say.mjs'

/** The folder of `package.json`. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** npm itself where npm started us, so that the same version and settings serve. */
export function runNpm(
  /** @type {readonly string[]} */ args,
  /** @type {import('./run.mjs').RunOptions} */ options = {},
) {
  const npm = process.env['npm_execpath']
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  return run(command, [...first, ...args], { cwd: projectFolder, ...options })
}

const outputs = [
  'out/main/index.js',
  'out/main/headless.js',
  'out/preload/app.cjs',
  'out/preload/inspector.cjs',
  'out/renderer/device/index.html',
  'out/renderer/inspector/index.html',
  'out/web/network.js',
  'out/cli/index.js',
  'out/cli/api.js',
]
const sources = [
  'src',
  'package-lock.json',
  'electron.vite.config.ts',
  'vite.web.config.ts',
  'vite.cli.config.ts',
]

/** Builds `out/` when a part of it is missing or older than a source. */
export async function ensureBuilt() {
  if (isBuilt()) return
  const { exitCode, output } = await runNpm(['run', '--silent', 'build'], { quiet: true })
  if (exitCode !== 0) throw new Problem(`${output.trim()}\n\nThe build failed: see above.`, exitCode)
}

function isBuilt() {
  const paths = outputs.map((path) => join(projectFolder, path))
  if (!paths.every((path) => existsSync(path))) return false
  const oldestMs = Math.min(...paths.map((path) => statSync(path).mtimeMs))
  return sources.every((path) => newestMs(join(projectFolder, path)) <= oldestMs)
}

/** @returns {number} */
function newestMs(/** @type {string} */ path) {
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  // A folder's own time tells of a file that was removed.
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))))
}
