import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hasApt, openApt } from './debian/apt.mjs'
import { LaunchError } from './launch-error.mjs'
import { isProgram, onPath } from './on-path.mjs'
import { root, warrenDir } from './paths.mjs'

/**
 * @typedef {import('./family.mjs').Family} Family
 * @typedef {import('./progress.mjs').Progress} Progress
 */

/** Chromium without windows, as Debian packages it: journeys take a quarter less time in it, two cores being what they wait for. */
const SHELL = 'chromium-headless-shell'
const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC_APPS = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome']
const DPKG_STATUS = '/var/lib/dpkg/status'
const PLAYWRIGHT_CLI = 'node_modules/@playwright/test/cli.js'

const unpackedDir = path.join(warrenDir, 'chromium')
const unpackedProgram = path.join(unpackedDir, 'run')

/**
 * A Chromium for the journeys: CHROMIUM_PATH, else an installed one, else Playwright's own download, else Debian's
 * package (installed by root, unpacked below `.warren/` by anybody else). Beside an installed one root adds the shell.
 * @param {Family} family
 * @param {Progress} progress
 * @returns {Promise<string>} its program
 */
export async function findChromium(family, progress) {
  const given = process.env['CHROMIUM_PATH']
  if (given) {
    if (isProgram(given)) return given
    throw new LaunchError(`CHROMIUM_PATH is ${given}, and there is no program of that name.`)
  }
  const shell = onPath(SHELL) ?? (existsSync(unpackedProgram) ? unpackedProgram : null)
  if (shell !== null) return shell
  const found = installedChromium() ?? (await playwrightChromium())
  if (found !== null) return (await shellBeside(family, progress)) ?? found

  const step = progress.start('Fetching a Chromium')
  /** @type {string[]} */
  const reasons = []
  for (const fetch of [downloadChromium, process.getuid?.() === 0 ? installDebian : unpackDebian]) {
    try {
      const program = await fetch(family)
      step.done(`Chromium fetched: ${program}`)
      return program
    } catch (error) {
      if (family.isStopping || !(error instanceof Error)) throw error
      reasons.push(error.message.split('\n').slice(0, 4).join('\n  '))
      step.update('not that way, trying another')
    }
  }
  step.fail()
  const help =
    'No Chromium for the journeys: install one (for example chromium or google-chrome), or set CHROMIUM_PATH.'
  throw new LaunchError([help, ...reasons.map((reason) => `  - ${reason}`)].join('\n'))
}

/**
 * The shell where it is had for the asking. That it cannot be had is no problem: there is a Chromium.
 * @param {Family} family
 * @param {Progress} progress
 */
async function shellBeside(family, progress) {
  if (process.getuid?.() !== 0 || !hasApt()) return null
  const step = progress.start(`Fetching ${SHELL}`)
  try {
    const program = await installDebian(family)
    step.done(`Chromium fetched: ${program}`)
    return program
  } catch (error) {
    if (family.isStopping || !(error instanceof Error)) throw error
    step.done(`${SHELL} cannot be had here: journeys run in the whole browser`)
    return null
  }
}

function installedChromium() {
  const programs = PROGRAMS.flatMap((name) => onPath(name) ?? [])
  const apps =
    process.platform === 'darwin' ? MAC_APPS.map((app) => `/Applications/${app}`).filter(isProgram) : []
  return programs[0] ?? apps[0] ?? null
}

/** Playwright's own, if it was downloaded before. */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test')
  const program = chromium.executablePath()
  return isProgram(program) ? program : null
}

/** @param {Family} family */
async function downloadChromium(family) {
  const args = [path.join(root, PLAYWRIGHT_CLI), 'install', 'chromium']
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }
  await family.read({ name: 'playwright install', command: process.execPath, args, cwd: root, env })
  const program = await playwrightChromium()
  if (program === null) throw new LaunchError('playwright install brought no Chromium')
  return program
}

/** @param {Family} family */
async function installDebian(family) {
  if (!hasApt()) throw new LaunchError('there is no apt-get here')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quick = ['-qq', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=15']
  await family.read({ name: 'apt-get update', command: 'apt-get', args: [...quick, 'update'], env })
  const args = [...quick, '-y', '--no-install-recommends', 'install', SHELL]
  await family.read({ name: `apt-get install ${SHELL}`, command: 'apt-get', args, env })
  const program = onPath(SHELL)
  if (program === null) throw new LaunchError(`Debian's package ${SHELL} brought no program of that name`)
  return program
}

/**
 * Debian's package with whatever of its dependencies this machine lacks.
 * @param {Family} family
 */
async function unpackDebian(family) {
  if (!hasApt()) throw new LaunchError('there is no apt-get here')
  const draft = `${unpackedDir}.${process.pid}.tmp`
  try {
    const apt = openApt({ family, dir: path.join(draft, 'apt'), sources: null, status: DPKG_STATUS })
    await apt.update()
    await apt.download(await apt.closure([SHELL]))
    await apt.unpack(draft)
    apt.close()
    writeStarter(draft)
    const program = path.join(draft, 'run')
    await family.read({ name: 'the unpacked Chromium', command: program, args: ['--version'] })
    mkdirSync(warrenDir, { recursive: true })
    rmSync(unpackedDir, { recursive: true, force: true })
    renameSync(draft, unpackedDir)
    return unpackedProgram
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** @param {string} dir */
function writeStarter(dir) {
  const libraries = libraryFolders(path.join(dir, 'usr/lib')).map(
    (folder) => `$d/${path.relative(dir, folder)}`,
  )
  const lines = [
    '#!/bin/sh',
    'd=$(dirname "$(readlink -f "$0")")',
    `export LD_LIBRARY_PATH="${['$d/usr/lib/chromium', ...libraries].join(':')}"`,
    // A machine that lacked Chromium's libraries may lack fonts as well: some came with them.
    '[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$d/etc/fonts" XDG_DATA_HOME="$d/usr/share"',
    `exec "$d/usr/lib/chromium/${SHELL}" "$@"`,
    '',
  ]
  writeFileSync(path.join(dir, 'run'), lines.join('\n'), { mode: 0o755 })
}

/**
 * Where the shared libraries are: some packages keep theirs one folder deeper, and tell only the system's own loader.
 * @param {string} parent
 */
function libraryFolders(parent) {
  const folders = readdirSync(parent)
    .filter((name) => name.includes('-linux-gnu'))
    .map((name) => path.join(parent, name))
  const inner = folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(folder, entry.name)),
  )
  const hasLibrary = (/** @type {string} */ folder) =>
    readdirSync(folder).some((name) => /^lib.*\.so/.test(name))
  return [...folders, ...inner.filter(hasLibrary)]
}
