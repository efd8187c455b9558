import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { getRequest, openRequestRig, responseText } from '../../../test/support/request-rig.ts'
import { type ProfileName, profileNames } from '../../shared/profile/profile.ts'

const limitBytes = 3 * 1024 * 1024

const prlimit = (...options: readonly string[]): string =>
  execFileSync('prlimit', ['--pid', String(process.pid), ...options], { encoding: 'utf8' }).trim()

/** The system's own limit for the files of this process: every user may lower it, and no other process notices. */
function limitFiles(): void {
  const before = prlimit('--fsize', '--output=SOFT', '--noheadings', '--raw')
  prlimit(`--fsize=${limitBytes}:`)
  onTestFinished(() => void prlimit(`--fsize=${before}:`))
}

const texts: Readonly<Record<ProfileName, string>> = {
  reference: 'The file "a.bin" could not be written: it would become too large. (EFBIG)',
  'mac-simulator': 'The file "a.bin" could not be written: it would become too large. (EFBIG)',
  ios: 'The file "a.bin" could not be written: it would become too large. (EFBIG)',
  'windows-simulator': 'Unknown error',
  android: 'write failed: EFBIG (File too large): {url}',
  linux: 'No error',
  html5: 'Network request failed',
}

describe.runIf(process.platform === 'linux')('a disk that takes no more', () => {
  for (const profile of profileNames) {
    it(`[D41] ${profile}: the download fails, the old file stays, nothing is left beside it`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end(Buffer.alloc(2 * limitBytes, 1)))
      writeFileSync(join(rig.documents, 'a.bin'), 'old')
      limitFiles()
      const target = { directory: 'DocumentsDirectory', name: 'a.bin' } as const
      const request = getRequest(server.url, { target, progress: 'download' })
      const message = await rig.run(request)
      expect(message.event).toMatchObject({ phase: 'ended', isError: true })
      expect(responseText(message)).toBe(texts[profile].replace('{url}', server.url))
      expect(await rig.wire(request.id, 'failure')).toMatchObject({ failure: { code: 'FILE_FAILED' } })
      await rig.manager.close('close')
      await server.allClosed()
      expect(readdirSync(rig.documents)).toEqual(['a.bin'])
      expect(readFileSync(join(rig.documents, 'a.bin'), 'utf8')).toBe('old')
    })
  }
})
