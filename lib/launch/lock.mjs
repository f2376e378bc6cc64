import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive, nameProcess } from './process-name.mjs'

/**
 * @typedef {import('./process-name.mjs').ProcessName} ProcessName
 *
 * @typedef {{ owner: ProcessName, child?: ProcessName, about: string }} Claim
 *
 * @typedef {object} Lock
 * @property {(change: Partial<Pick<Claim, 'child' | 'about'>>) => void} write
 * @property {() => void} release
 */

/**
 * Takes the lock, or says who holds it. The claim of a process that is gone counts for nothing; what it had started may
 * still be ending, and is named in `left`.
 * @param {string} file
 * @param {string} about for people: what is locked, by what
 * @returns {{ lock: Lock, left: ProcessName | null } | { holder: Claim }}
 */
export function acquireLock(file, about) {
  mkdirSync(path.dirname(file), { recursive: true })
  /** @type {Claim} */
  let claim = { owner: nameProcess(process.pid), about }
  /** @type {ProcessName | null} */
  let left = null
  for (;;) {
    if (tryWrite(file, claim)) break
    const current = readClaim(file)
    if (current && isAlive(current.owner)) return { holder: current }
    if (current?.child && isAlive(current.child)) left = current.child
    rmSync(file, { force: true })
  }
  const lock = {
    /** @param {Partial<Pick<Claim, 'child' | 'about'>>} change */
    write: (change) => {
      claim = { ...claim, ...change }
      writeFileSync(file, JSON.stringify(claim))
    },
    release: () => {
      if (readClaim(file)?.owner.pid === process.pid) rmSync(file, { force: true })
    },
  }
  return { lock, left }
}

/**
 * Who holds the lock now, if anybody does.
 * @param {string} file
 */
export function holderOf(file) {
  const claim = readClaim(file)
  return claim && isAlive(claim.owner) ? claim : null
}

/**
 * @param {string} file
 * @param {Claim} claim
 */
function tryWrite(file, claim) {
  try {
    writeFileSync(file, JSON.stringify(claim), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {string} file
 * @returns {Claim | null}
 */
function readClaim(file) {
  try {
    const claim = JSON.parse(readFileSync(file, 'utf8'))
    return typeof claim?.owner?.pid === 'number' ? claim : null
  } catch {
    return null
  }
}
