import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'

/**
 * @typedef {object} ChildSpec
 * @property {string} name for people, for example "RabbitMQ"
 * @property {string} command
 * @property {string[]} args
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env]
 * @property {'inherit' | 'ignore' | { file: string } | { lines: (line: string) => void }} output
 * @property {number} [graceMs] how long it may take to end after SIGTERM
 * @property {() => boolean} [isDone] says that it has done all that matters and need not be waited for
 * @property {() => Promise<unknown>} [askToStop] in place of SIGTERM
 *
 * @typedef {object} Exit
 * @property {number | null} code
 * @property {string} how for people, for example "exit code 1"
 *
 * @typedef {object} Child
 * @property {string} name
 * @property {number | undefined} pid
 * @property {Promise<Exit>} exited
 * @property {() => boolean} isRunning
 * @property {() => string[]} lastLines what it printed last
 * @property {() => Promise<void>} stop
 * @property {() => void} kill
 */

const KEPT_LINES = 30
const TAIL_BYTES = 8192
const GRACE_MS = 5000
const DRAIN_MS = 500

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Starts a program as the leader of its own session, where the terminal's Ctrl-C does not reach it: who stops, and in
 * which order, is the launcher's to say.
 * @param {ChildSpec} spec
 * @returns {Child}
 */
export function startChild(spec) {
  const { output } = spec
  const child = spawnInto(spec)
  /** @type {string[]} */
  const ring = []
  const logged = typeof output === 'object' && 'file' in output ? output.file : null
  if (typeof output === 'object' && 'lines' in output) {
    readLines(child, (line) => {
      ring.push(line)
      if (ring.length > KEPT_LINES) ring.shift()
      output.lines(line)
    })
  }

  const state = { running: true }
  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve) => {
    /** @param {Exit} exit */
    const end = (exit) => {
      state.running = false
      resolve(exit)
    }
    child.once('error', (error) => end({ code: null, how: error.message }))
    child.once('exit', (code, signal) => {
      signalGroup(child.pid, 'SIGKILL')
      const exit = { code, how: signal === null ? `exit code ${code}` : `ended by ${signal}` }
      // Its last lines may still be in the pipe, which a grandchild in another session may hold open for ever.
      child.once('close', () => end(exit))
      setTimeout(() => end(exit), DRAIN_MS).unref()
    })
  })

  return {
    name: spec.name,
    pid: child.pid,
    exited,
    isRunning: () => state.running,
    lastLines: () => (logged === null ? ring : tail(logged)),
    kill: () => signalGroup(child.pid, 'SIGKILL'),
    stop: async () => {
      if (!state.running) return
      if (spec.askToStop) void spec.askToStop().catch(() => {})
      else child.kill('SIGTERM')
      const end = Date.now() + (spec.graceMs ?? GRACE_MS)
      while (state.running && Date.now() < end && !spec.isDone?.()) await Promise.race([exited, sleep(50)])
      if (state.running) signalGroup(child.pid, 'SIGKILL')
      await exited
    },
  }
}

/**
 * @param {ChildSpec} spec
 * @returns {import('node:child_process').ChildProcess}
 */
function spawnInto({ command, args, cwd, env, output }) {
  const log = typeof output === 'object' && 'file' in output ? openLog(output.file) : null
  const out = log ?? (typeof output === 'object' ? 'pipe' : output)
  const place = cwd === undefined ? {} : { cwd }
  // Next's types demand NODE_ENV of every environment, and not every program's has it.
  const environment = /** @type {NodeJS.ProcessEnv} */ (env ?? process.env)
  try {
    return spawn(command, args, {
      detached: true,
      ...place,
      env: environment,
      stdio: ['ignore', out, out],
    })
  } finally {
    if (log !== null) closeSync(log)
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {(line: string) => void} onLine
 */
function readLines(child, onLine) {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', onLine)
  }
}

/** @param {string} file */
function openLog(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  return openSync(file, 'w')
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // Nobody is left in the group.
  }
}

/** @param {string} file */
function tail(file) {
  try {
    const text = readFileSync(file).subarray(-TAIL_BYTES).toString('utf8')
    // RabbitMQ colours its log even when it goes to a file.
    return stripVTControlCharacters(text).trimEnd().split('\n').slice(-KEPT_LINES)
  } catch {
    return []
  }
}
