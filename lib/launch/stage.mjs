import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { getBroker } from './broker/find.mjs'
import { ensureBuilt } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { ensureInstalled } from './install.mjs'
import { logFile, root, warrenDir } from './paths.mjs'
import { freePorts, somewhere } from './ports.mjs'
import { takeTurn } from './serve.mjs'
import { startServer, waitUntilAnswers } from './server.mjs'

/**
 * @typedef {import('./family.mjs').Family} Family
 * @typedef {import('./broker/find.mjs').Broker} Broker
 */

/**
 * A folder for one run, which is removed at its end.
 * @param {Family} family
 */
export function makeRunDir(family) {
  mkdirSync(path.join(warrenDir, 'test'), { recursive: true })
  const dir = mkdtempSync(path.join(warrenDir, 'test', 'run-'))
  family.add({ name: 'data', stop: () => rmSync(dir, { recursive: true, force: true }) })
  return dir
}

/**
 * The broker for programs that may do everything there.
 * @param {Broker} broker
 */
export function brokerEnv({ amqp, management, signIn }) {
  return {
    RABBITMQ_URL: amqp?.replace('//', `//${signIn}@`),
    RABBITMQ_MANAGEMENT_URL: management ?? undefined,
  }
}

/**
 * The built console on a free port, with its log in a file for whoever looks into a failure.
 * @param {Family} family
 * @param {Broker} broker
 */
export async function serveBuilt(family, broker) {
  const port = await freePorts(1, somewhere())
  const address = { host: '127.0.0.1', port, url: `http://127.0.0.1:${port}` }
  const log = openServerLog()
  const server = startServer({ family, mode: 'start', address, broker, onLine: log.write })
  await waitUntilAnswers(server, address.url)
  return { server, url: address.url, log: log.file }
}

/**
 * All that a look at the console needs: a broker of its own, the console, a browser. What they are is in the environment
 * for Playwright.
 * @param {Family} family
 * @param {import('./progress.mjs').Progress} progress
 */
export async function setStage(family, progress) {
  takeTurn(family)
  const dir = path.join(makeRunDir(family), 'broker')
  await ensureInstalled(family, progress)
  const chromium = await findChromium(family, progress)
  const own = { dir, firstPort: somewhere() }
  const broker = await getBroker({ family, progress, env: process.env, own })
  await ensureBuilt(family, progress)
  const { url } = await serveBuilt(family, broker)
  return { ...process.env, ...brokerEnv(broker), WARREN_URL: url, CHROMIUM_PATH: chromium }
}

function openServerLog() {
  const file = logFile('test-server')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '')
  return {
    file: path.relative(root, file),
    write: (/** @type {string} */ line) => appendFileSync(file, `${line}\n`),
  }
}
