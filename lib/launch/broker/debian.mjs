import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { hasApt, openApt, sourceLine } from '../debian/apt.mjs'
import { relocateErlang } from '../debian/relocate.mjs'
import { debianSigned, findDebian } from '../debian/source.mjs'
import { LaunchError } from '../launch-error.mjs'
import { warrenDir } from '../paths.mjs'
import { installationAt } from './installed.mjs'
import { SUITES, fits, misfit } from './version.mjs'

/**
 * @typedef {import('../family.mjs').Family} Family
 * @typedef {import('../progress.mjs').Progress} Progress
 * @typedef {import('./installed.mjs').Installation} Installation
 * @typedef {import('./installed.mjs').Finding} Finding
 * @typedef {import('../debian/source.mjs').Source} Source
 */

const RABBITMQ_LIB = 'usr/lib/rabbitmq/lib'
const COMPLETE = '.complete'
/** Of all that rabbitmq-server depends on, the broker, Erlang and their libraries; not the tools of a whole system. */
const NEEDED = /^(rabbitmq-server$|erlang-|lib|zlib1g$|openssl-provider-)/

const brokersDir = path.join(warrenDir, 'rabbitmq')

/**
 * Unpacks RabbitMQ of Debian's newest suite that can be had below `.warren/`; nothing is installed, no root is needed.
 * @param {Family} family
 * @param {Progress} progress
 * @param {string | null} wanted
 * @returns {Promise<Finding>}
 */
export async function unpackDebian(family, progress, wanted) {
  const suites = SUITES.filter(({ series }) => wanted === null || series === wanted)
  if (suites.length === 0) return { reason: `Debian has no RabbitMQ ${wanted}` }
  /** @type {string[]} */
  const reasons = []
  for (const { suite } of suites) {
    try {
      const found = unpacked(suite) ?? (await unpackSuite(family, progress, suite))
      if (fits(found.version, wanted)) return { found }
      reasons.push(`Debian ${suite}: ${misfit(found.version, wanted)}`)
    } catch (error) {
      if (family.isStopping || !(error instanceof Error)) throw error
      reasons.push(`Debian ${suite}: ${error.message}`)
      if (!hasApt()) break
    }
  }
  return { reason: reasons.join('\n') }
}

/** @param {string} suite */
function unpacked(suite) {
  const dir = path.join(brokersDir, suite)
  return existsSync(path.join(dir, COMPLETE)) ? installationIn(dir) : null
}

/**
 * @param {string} dir
 * @returns {Installation | null}
 */
function installationIn(dir) {
  const lib = path.join(dir, RABBITMQ_LIB)
  const name = existsSync(lib)
    ? readdirSync(lib).find((entry) => entry.startsWith('rabbitmq_server-'))
    : undefined
  const bin = readFileSync(path.join(dir, COMPLETE), 'utf8')
  return name === undefined ? null : installationAt(path.join(lib, name), [path.join(dir, bin)])
}

/**
 * @param {Family} family
 * @param {Progress} progress
 * @param {string} suite
 * @returns {Promise<Installation>}
 */
async function unpackSuite(family, progress, suite) {
  if (!hasApt()) throw new LaunchError('there is no apt-get and dpkg-deb here')
  const step = progress.start(`Fetching RabbitMQ from Debian ${suite}`)
  mkdirSync(brokersDir, { recursive: true })
  removeLeftovers()
  const draft = path.join(brokersDir, `${suite}.${process.pid}.tmp`)
  // Not in the draft: a line of sources.list has no way to write a path with a blank.
  const keys = mkdtempSync(path.join(tmpdir(), 'warren-keys-'))
  try {
    const source = await debianSource(family, draft, keys)
    const sources = sourceLine(source, suite, 'main', path.join(keys, 'debian.asc'))
    const apt = openApt({ family, dir: path.join(draft, 'apt'), sources, status: null })
    step.update('package index')
    await apt.update()
    const packages = (await apt.closure(['rabbitmq-server'])).filter((name) => NEEDED.test(name))
    step.update(`${packages.length} packages`)
    await apt.download(packages)
    step.update('unpacking')
    await apt.unpack(draft)
    apt.close()
    const bin = relocateErlang(draft)
    await checkErlang(family, bin)
    writeFileSync(path.join(draft, COMPLETE), path.relative(draft, bin))
    const installation = moveIntoPlace(draft, suite)
    step.done(`RabbitMQ ${installation.version} unpacked from Debian ${suite}`)
    return installation
  } catch (error) {
    step.fail()
    throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
    rmSync(keys, { recursive: true, force: true })
  }
}

/**
 * @param {Family} family
 * @param {string} draft
 * @param {string} keys
 * @returns {Promise<Source>}
 */
async function debianSource(family, draft, keys) {
  const found = findDebian()
  if (found === null) throw new LaunchError("this machine's package sources do not lead to Debian's archive")
  if ('debian' in found) return found.debian
  const { keyFrom } = found
  const sources = sourceLine(keyFrom, keyFrom.suite, 'main universe', path.join(keys, 'ubuntu.asc'))
  const apt = openApt({ family, dir: path.join(draft, 'apt-for-key'), sources, status: null })
  await apt.update()
  await apt.download(['debian-archive-keyring'])
  await apt.unpack(keys)
  apt.close()
  return debianSigned(path.join(keys, 'usr/share/keyrings/debian-archive-keyring.gpg'))
}

/**
 * Finds out now, and not from a broker that does not start, whether this machine can run the unpacked Erlang.
 * @param {Family} family
 * @param {string} bin
 */
async function checkErlang(family, bin) {
  const program = '{ok, _} = application:ensure_all_started(ssl), crypto:strong_rand_bytes(1), halt(0).'
  await family.read({
    name: 'the unpacked Erlang',
    command: path.join(bin, 'erl'),
    args: ['-noshell', '-eval', program],
  })
}

/**
 * @param {string} draft
 * @param {string} suite
 * @returns {Installation}
 */
function moveIntoPlace(draft, suite) {
  const dir = path.join(brokersDir, suite)
  // Somebody else may have unpacked the same at the same time, and runs it already.
  if (!unpacked(suite)) {
    rmSync(dir, { recursive: true, force: true })
    renameSync(draft, dir)
  }
  const installation = installationIn(dir)
  if (!installation) throw new LaunchError('its packages hold no RabbitMQ')
  return installation
}

/** Removes what an unpacking left behind that was killed. */
function removeLeftovers() {
  for (const name of readdirSync(brokersDir)) {
    const pid = Number(/\.([0-9]+)\.tmp$/.exec(name)?.[1])
    if (!pid || isRunning(pid)) continue
    rmSync(path.join(brokersDir, name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
