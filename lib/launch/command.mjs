import { Family } from './family.mjs'
import { LaunchError } from './launch-error.mjs'
import { askPs, isAlive, nameProcess } from './process-name.mjs'

/** npm sends a Ctrl-C on to us that the terminal has sent us already: only a later one is meant as a second one. */
const SECOND_MS = 1000
const PARENT_CHECK_MS = 2000
const SIGNALS = /** @type {const} */ ({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 })

/**
 * @typedef {object} Run
 * @property {Family} family
 * @property {() => void} serving tells that all is up: from now on being stopped is the ordinary end
 */

/**
 * Runs one of our commands to its end. However it ends, nothing that it started stays behind.
 * @param {(run: Run) => Promise<number>} main gives the exit code
 */
export async function runCommand(main) {
  const family = new Family()
  let isServing = false
  /** @type {Promise<void> | null} */
  let stopping = null
  let firstSignal = 0

  const stop = () => {
    stopping ??= family.stopAll((member) => {
      if (firstSignal !== 0 && 'pid' in member && member.name !== 'epmd')
        console.log(`  Stopping ${member.name} …`)
    })
    return stopping
  }
  /** @param {keyof typeof SIGNALS} signal */
  const onSignal = (signal) => {
    if (firstSignal !== 0) {
      if (Date.now() - firstSignal > SECOND_MS) family.killAll()
      return
    }
    firstSignal = Date.now()
    process.stdout.write('\n')
    void stop().then(() => {
      console.log('  Stopped.')
      process.exit(isServing ? 0 : 128 + SIGNALS[signal])
    })
  }
  process.on('SIGHUP', onSignal)
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  // A terminal or pipe that is gone must not keep us from stopping in good order.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  watchParent(() => onSignal('SIGTERM'))

  let code = 1
  try {
    if (process.platform === 'win32') {
      throw new LaunchError('Warren runs on Linux and macOS: on Windows, run this command inside WSL.')
    }
    code = await main({ family, serving: () => void (isServing = true) })
  } catch (error) {
    if (firstSignal !== 0) return
    console.error(error instanceof LaunchError ? `\n${error.message}` : error)
  }
  if (firstSignal !== 0) return
  await stop()
  process.exit(code)
}

/**
 * npm does not take us with it when it is killed, and nobody could find us then. There may be a shell in between, which
 * stays when npm goes.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const beyond = parentOf(parent)
  const watched = [parent, ...(beyond !== null && isNpm(beyond) ? [beyond] : [])].map(nameProcess)
  const timer = setInterval(() => {
    if (process.ppid === parent && watched.every(isAlive)) return
    clearInterval(timer)
    onGone()
  }, PARENT_CHECK_MS)
  timer.unref()
}

/** @param {number} pid */
function parentOf(pid) {
  const parent = Number(askPs(pid, 'ppid='))
  return parent > 1 ? parent : null
}

/** @param {number} pid */
const isNpm = (pid) => /\bnpm\b/.test(askPs(pid, 'args='))
