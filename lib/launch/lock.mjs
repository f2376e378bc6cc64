import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
    const taken = takeAway(file)
    if (taken && isAlive(taken.owner)) {
      // Somebody else has cleared the old one away meanwhile: this one is his.
      tryWrite(file, taken)
      return { holder: taken }
    }
    if (taken?.child && isAlive(taken.child)) left = taken.child
  }
  const lock = {
    /** @param {Partial<Pick<Claim, 'child' | 'about'>>} change */
    write: (change) => {
      claim = { ...claim, ...change }
      renameSync(writeAside(file, claim), file)
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
 * A name beside the lock that is this process's own.
 * @param {string} file
 */
const aside = (file) => `${file}.${process.pid}.${Date.now().toString(36)}`

/**
 * The claim whole in a file of its own: nobody ever reads half of one.
 * @param {string} file
 * @param {Claim} claim
 */
function writeAside(file, claim) {
  const own = aside(file)
  writeFileSync(own, JSON.stringify(claim))
  return own
}

/**
 * True where nobody had a claim.
 * @param {string} file
 * @param {Claim} claim
 */
function tryWrite(file, claim) {
  const own = writeAside(file, claim)
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    // Some file systems have no links.
    return tryWriteInPlace(file, claim)
  } finally {
    rmSync(own, { force: true })
  }
}

/**
 * @param {string} file
 * @param {Claim} claim
 */
function tryWriteInPlace(file, claim) {
  try {
    writeFileSync(file, JSON.stringify(claim), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : null)

/**
 * Takes whatever claim is there away, which only one of several can, and tells whose it was: between a look and this,
 * another starter may have cleared away the stale one and put his own there.
 * @param {string} file
 */
function takeAway(file) {
  const own = aside(file)
  try {
    renameSync(file, own)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
  const claim = readClaim(own)
  rmSync(own, { force: true })
  return claim
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
