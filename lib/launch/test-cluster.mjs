import path from 'node:path'
import { startCluster } from './broker/cluster.mjs'
import { findInstallation } from './broker/find.mjs'
import { ensureBuilt } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { runCommand } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { serveNodeControl } from './node-control.mjs'
import { root } from './paths.mjs'
import { somewhere } from './ports.mjs'
import { createProgress } from './progress.mjs'
import { takeTurn } from './serve.mjs'
import { brokerEnv, makeRunDir, serveBuilt } from './stage.mjs'

/**
 * `npm run test:cluster`: three nodes on this machine, which the tests kill and start again, and the console before the first.
 * What follows is handed to Playwright.
 * @param {string[]} args
 */
export function testCluster(args) {
  return runCommand(async ({ family }) => {
    takeTurn(family)
    const progress = createProgress()
    const dir = path.join(makeRunDir(family), 'cluster')
    await ensureInstalled(family, progress)
    const chromium = await findChromium(family, progress)
    const installation = await findInstallation(family, progress, process.env)
    await ensureBuilt(family, progress)

    const step = progress.start(`Starting three nodes of RabbitMQ ${installation.version}`)
    const cluster = await startCluster({ family, installation, dir, firstPort: somewhere() })
    const { nodes } = cluster
    step.done(`Three nodes of RabbitMQ ${installation.version} started`)
    const [{ amqp, management }] = nodes
    const broker = /** @type {const} */ ({ kind: 'private', version: installation.version, amqp, management })
    const served = { ...broker, signIn: 'guest:guest', children: [] }
    const { url } = await serveBuilt(family, served)
    const testing = family.start({
      name: 'playwright',
      command: process.execPath,
      args: [
        path.join(root, 'node_modules/@playwright/test/cli.js'),
        'test',
        '--config=e2e/cluster',
        ...args,
      ],
      cwd: root,
      env: {
        ...process.env,
        ...brokerEnv(served),
        WARREN_URL: url,
        WARREN_CLUSTER: JSON.stringify({ nodes, control: await serveNodeControl(family, cluster) }),
        CHROMIUM_PATH: chromium,
      },
      output: 'inherit',
    })
    const { code } = await testing.exited
    return code ?? 1
  })
}
