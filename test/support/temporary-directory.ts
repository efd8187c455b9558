import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of the running test, gone when the test is over. A real path: the system's own may be a link. */
export function temporaryDirectory(): string {
  const path = mkdtempSync(join(realpathSync(tmpdir()), 'coronagraph-test-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}
