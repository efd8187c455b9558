import { join } from 'node:path'

/** Where the build puts what the windows load; this file is bundled into `out/main`. */
const outPath = join(import.meta.dirname, '..')

export const rendererPath = join(outPath, 'renderer')
/** The first script of every page of a web app. */
export const webScriptPath = join(outPath, 'web', 'network.js')
export const appPreloadPath = join(outPath, 'preload', 'app.cjs')
export const inspectorPreloadPath = join(outPath, 'preload', 'inspector.cjs')
