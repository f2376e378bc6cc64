import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Where a program is, as a shell would find it.
 * @param {string} program
 * @param {Record<string, string | undefined>} env
 * @returns {string | null}
 */
export function onPath(program, env = process.env) {
  for (const dir of (env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(dir, program)
    if (dir !== '' && isProgram(file)) return file
  }
  return null
}

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
