// Makes `electron <folder>` start the app of that folder, as the official runtime's own start app does.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, dialog } from 'electron'

/** @returns {{ preloads: string[], folder: string | undefined }} */
function readArguments(/** @type {string[]} */ args) {
  const preloads = []
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index]
    if (argument === '-r' || argument === '--require') preloads.push(args[(index += 1)])
    else if (!argument.startsWith('-')) return { preloads, folder: resolve(argument) }
  }
  return { preloads, folder: undefined }
}

const { preloads, folder } = readArguments(process.argv.slice(1))

if (folder === undefined) {
  process.stderr.write('Usage: electron [options] <folder of an app>\n')
  app.exit(2)
} else {
  process.defaultApp = true
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const entry = join(folder, manifest.main ?? 'index.js')
  const name = manifest.productName ?? manifest.name
  if (manifest.version) app.setVersion(manifest.version)
  if (name) {
    app.setName(name)
    app.setPath('userData', join(app.getPath('appData'), name))
  }
  app.setAppPath(folder)

  const require = createRequire(entry)
  for (const preload of preloads) require(resolve(preload))
  try {
    // Awaited, so that `ready` comes only after the app's main module has run.
    await import(pathToFileURL(entry).href)
  } catch (error) {
    process.stderr.write(`The app in ${folder} failed to start.\n${error?.stack ?? error}\n`)
    if (process.stdout.isTTY) dialog.showErrorBox('The app failed to start', String(error?.stack ?? error))
    app.exit(1)
  }
}
