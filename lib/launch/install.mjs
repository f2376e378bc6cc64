import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { logFile, root } from './paths.mjs'

/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, optional?: boolean, devOptional?: boolean,
 *   peer?: boolean, inBundle?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} LockFile
 */

/**
 * Whether what npm says it has installed (node_modules/.package-lock.json) is not what the lock file asks for.
 * Optional packages, those of other platforms among them, may be missing.
 * @param {LockFile} wanted
 * @param {LockFile | null} installed
 */
export function differs(wanted, installed) {
  if (!installed?.packages) return true
  const have = installed.packages
  const want = wanted.packages ?? {}
  for (const [place, entry] of Object.entries(want)) {
    if (place === '') continue
    const found = have[place]
    if (!found) {
      if (entry.optional || entry.devOptional) continue
      return true
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return true
  }
  return Object.keys(have).some((place) => place !== '' && !(place in want))
}

/** @param {string} file */
function readLock(file) {
  try {
    /** @type {LockFile} */
    const lock = JSON.parse(readFileSync(file, 'utf8'))
    return lock
  } catch {
    return null
  }
}

/**
 * Installs the dependencies when the lock file and node_modules differ.
 * @param {import('./family.mjs').Family} family
 * @param {import('./progress.mjs').Progress} progress
 */
export async function ensureInstalled(family, progress) {
  const wanted = readLock(path.join(root, 'package-lock.json'))
  const installed = readLock(path.join(root, 'node_modules/.package-lock.json'))
  const nextIsThere = existsSync(path.join(root, 'node_modules/next/package.json'))
  if (wanted && nextIsThere && !differs(wanted, installed)) return
  const step = progress.start('Installing dependencies')
  try {
    await family.run({
      ...npm(['ci', '--include=dev', '--loglevel=error']),
      output: { file: logFile('install') },
    })
  } catch (error) {
    step.fail()
    throw error
  }
  step.done('Dependencies installed')
}

/**
 * How to start npm: the one that started us, if any.
 * @param {string[]} args
 */
export function npm(args) {
  const own = process.env['npm_execpath']
  const spec = { name: `npm ${args[0]}`, cwd: root }
  return own?.endsWith('.js') === true && existsSync(own)
    ? { ...spec, command: process.execPath, args: [own, ...args] }
    : { ...spec, command: 'npm', args }
}
