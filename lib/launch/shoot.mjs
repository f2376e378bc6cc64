import { existsSync } from 'node:fs'
import path from 'node:path'
import { sleep } from './child.mjs'
import { runCommand } from './command.mjs'
import { chineseFont } from './fonts.mjs'
import { LaunchError } from './launch-error.mjs'
import { root, warrenDir } from './paths.mjs'
import { createProgress } from './progress.mjs'
import { setStage } from './stage.mjs'

/** By then the shop's invoicers hold all they may, its payments were rejected, and rates are steady. */
const SHOP_RUNS_MS = 110_000
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js'

/**
 * `npm run screenshots`: every screen, against the demo, into `.warren/screenshots/`. `--readme` renews the one of the
 * README; everything else is handed to Playwright (`-- -g topology`).
 * @param {string[]} args
 */
export function takeScreenshots(args) {
  return runCommand(async ({ family }) => {
    const progress = createProgress()
    const readme = args.includes('--readme')
    const env = { ...(await setStage(family, progress)), ...(await chineseFont(family, progress)) }
    const demo = family.start({
      name: 'the demo',
      command: process.execPath,
      args: [path.join(root, 'lib/launch/demo.mjs')],
      env,
      output: { lines: () => {} },
    })
    const step = progress.start('Letting the shop run for a while')
    await Promise.race([demo.exited, sleep(SHOP_RUNS_MS)])
    if (!demo.isRunning()) throw new LaunchError(['The demo did not start.', ...demo.lastLines()].join('\n'))
    step.done('The shop is busy')

    const dir = path.join(warrenDir, 'screenshots')
    const shooting = family.start({
      name: 'playwright',
      command: process.execPath,
      args: [
        path.join(root, PLAYWRIGHT),
        'test',
        '--config=e2e/screenshots',
        readme ? 'readme' : 'screens',
        ...args.filter((arg) => arg !== '--readme'),
      ],
      cwd: root,
      env: { ...env, WARREN_SCREENSHOTS: dir },
      output: 'inherit',
    })
    const { code } = await shooting.exited
    if (existsSync(dir) && !readme) console.log(`\n  Screenshots are in ${path.relative(root, dir)}`)
    return code ?? 1
  })
}
