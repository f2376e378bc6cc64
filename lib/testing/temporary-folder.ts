import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Whatever the tests of a run write to temporary files goes with the run. Vitest ends its workers before they clean up: an
 * `exit` is never told to them.
 */
export default function setUpTemporaryFolder(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'warren-tests-'))
  const { TMPDIR: before } = process.env
  process.env['TMPDIR'] = folder
  return () => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(folder, { recursive: true, force: true })
  }
}
