import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A process that is named so that another one that gets the same number later is not taken for it.
 * @typedef {{ pid: number, since: string }} ProcessName
 */

/**
 * @param {number} pid
 * @returns {ProcessName}
 */
export function nameProcess(pid) {
  return { pid, since: startTime(pid) }
}

/** @param {ProcessName} name */
export function isAlive({ pid, since }) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives and is somebody else's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return startTime(pid) === since
}

/**
 * When a process started, in whatever words the system has for it; empty when it does not say.
 * @param {number} pid
 */
function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The second field is the program's name, in brackets, with any character in it: count from behind it.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? 'zombie' : (rest[18] ?? '')
  } catch {
    return askPs(pid, 'lstart=')
  }
}

/**
 * What ps knows of a process, empty when it or ps is not there.
 * @param {number} pid
 * @param {'args=' | 'lstart=' | 'ppid='} column
 */
export function askPs(pid, column) {
  try {
    const env = { ...process.env, LC_ALL: 'C' }
    const options = { encoding: /** @type {const} */ ('utf8'), env, stdio: /** @type {const} */ ('pipe') }
    return execFileSync('ps', ['-o', column, '-p', String(pid)], options).trim()
  } catch {
    return ''
  }
}
