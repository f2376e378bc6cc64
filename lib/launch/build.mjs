import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { logFile, root, warrenDir } from './paths.mjs'

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'proxy.ts',
  'tsconfig.json',
]
/** Below lib, but no part of the build. */
const NOT_BUILT = new Set(['launch', 'testing'])
const IS_TEST = /\.test\.tsx?$/

const stampFile = path.join(warrenDir, 'build.json')
const buildIdFile = path.join(root, '.next/BUILD_ID')

/**
 * The newest time of change below a place, folders included, because a removed file changes its folder only.
 * @param {string} place
 * @returns {number} milliseconds, 0 when there is nothing
 */
export function newestChange(place) {
  const stat = statSync(place, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  const isLib = path.basename(place) === 'lib'
  const inside = readdirSync(place)
    .filter((name) => !IS_TEST.test(name) && !(isLib && NOT_BUILT.has(name)))
    .map((name) => newestChange(path.join(place, name)))
  return Math.max(stat.mtimeMs, ...inside)
}

/**
 * Whether the sources changed after the build began. A build that our stamp does not know (`npm run build`) counts from
 * its end; one whose stamp has no id was broken off.
 * @param {{ buildId: string | null, builtAt: number, stamp: { started: number, buildId?: string } | null, newest: number }} facts
 */
export function isStale({ buildId, builtAt, stamp, newest }) {
  if (buildId === null) return true
  if (stamp && stamp.buildId === undefined) return true
  const from = stamp?.buildId === buildId ? stamp.started : builtAt
  return newest > from
}

function readStamp() {
  try {
    /** @type {{ started: number, buildId?: string }} */
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'))
    return stamp
  } catch {
    return null
  }
}

function mustBuild() {
  const built = existsSync(buildIdFile)
  return isStale({
    buildId: built ? readFileSync(buildIdFile, 'utf8') : null,
    builtAt: built ? statSync(buildIdFile).mtimeMs : 0,
    stamp: readStamp(),
    newest: Math.max(...SOURCES.map((source) => newestChange(path.join(root, source)))),
  })
}

/**
 * How to start one of Next's commands: by node itself, with no npm or shell in between that would swallow signals.
 * @param {string[]} args
 */
export function next(args) {
  return {
    name: `next ${args[0]}`,
    cwd: root,
    command: process.execPath,
    args: [path.join(root, 'node_modules/next/dist/bin/next'), ...args],
  }
}

/**
 * @param {import('./family.mjs').Family} family
 * @param {import('./child.mjs').ChildSpec['output']} output
 */
export async function build(family, output) {
  mkdirSync(warrenDir, { recursive: true })
  const started = Date.now()
  writeFileSync(stampFile, JSON.stringify({ started }))
  await family.run({
    ...next(['build']),
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    output,
  })
  writeFileSync(stampFile, JSON.stringify({ started, buildId: readFileSync(buildIdFile, 'utf8') }))
}

/**
 * Builds when the build is older than the sources.
 * @param {import('./family.mjs').Family} family
 * @param {import('./progress.mjs').Progress} progress
 */
export async function ensureBuilt(family, progress) {
  if (!mustBuild()) return
  const step = progress.start('Building the console')
  try {
    await build(family, { file: logFile('build') })
  } catch (error) {
    step.fail()
    throw error
  }
  step.done('Console built')
}
