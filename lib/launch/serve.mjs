import path from 'node:path'
import { getBroker } from './broker/find.mjs'
import { ensureBuilt } from './build.mjs'
import { runCommand } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { LaunchError } from './launch-error.mjs'
import { acquireLock } from './lock.mjs'
import { warrenDir } from './paths.mjs'
import { createProgress } from './progress.mjs'
import { chooseAddress, startServer, waitUntilAnswers } from './server.mjs'
import { summary } from './summary.mjs'

/**
 * `npm start` and `npm run dev`: from whatever there is to a served console with a broker behind it.
 * @param {'start' | 'dev'} mode
 */
export function serve(mode) {
  const command = mode === 'start' ? 'npm start' : 'npm run dev'
  return runCommand(async ({ family, serving }) => {
    const progress = createProgress()
    process.stdout.write('\n')
    const lock = mode === 'start' ? takeTurn(family) : null
    const address = await chooseAddress(process.env, command)
    lock?.write({ about: address.url })
    await ensureInstalled(family, progress)
    const broker = await getBroker({ family, progress, env: process.env })
    if (mode === 'start') await ensureBuilt(family, progress)

    const step = progress.start('Starting the console')
    let isUp = mode === 'dev'
    const server = startServer({
      family,
      mode,
      address,
      broker,
      // Before that, Next prints a banner of its own.
      onLine: (line) => void (isUp && process.stdout.write(`${line}\n`)),
    })
    try {
      await waitUntilAnswers(server, address.url)
    } catch (error) {
      step.fail()
      throw error
    }
    step.done('Console started')
    isUp = true
    serving()
    process.stdout.write(summary(address, broker))

    const failed = await Promise.race(
      [server, ...broker.children].map(async (child) => {
        const exit = await child.exited
        return { child, exit }
      }),
    )
    if (family.isStopping) return 0
    const { child, exit } = failed
    const lines = child.lastLines().map((line) => `  ${line}`)
    throw new LaunchError(
      [`${capital(child.name)} stopped (${exit.how}). Its last lines:`, ...lines].join('\n'),
    )
  })
}

/**
 * One `npm start` at a time in a folder: two would build into each other's server.
 * @param {import('./family.mjs').Family} family
 */
export function takeTurn(family) {
  const taken = acquireLock(path.join(warrenDir, 'start.lock'), 'starting')
  if ('holder' in taken) {
    const { owner, about } = taken.holder
    throw new LaunchError(
      `Warren runs in this folder already: ${about}, process ${owner.pid}. Stop that one first.`,
    )
  }
  family.add({ name: 'lock', stop: taken.lock.release })
  return taken.lock
}

/** @param {string} name */
const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1)
