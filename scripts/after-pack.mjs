import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * electron-builder's hook: a runtime that was not downloaded by it brings Electron's start app along, which has no
 * place beside an application.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack({ appOutDir, packager }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}
