import { createRequire } from 'node:module'
import { ensureBuilt } from './support/project.mjs'
import { Problem, say } from './support/say.mjs'

// npm runs this after `npm ci`, so that `npx coronagraph` works at once. Where the tools that build are left out,
// there is nothing to do; a source that does not build is for `npm test` to report, not for the installation.
if (canBuild()) {
  try {
    await ensureBuilt()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    say(error.message)
  }
}

function canBuild() {
  try {
    createRequire(import.meta.url).resolve('electron-vite/package.json')
    return true
  } catch {
    return false
  }
}
