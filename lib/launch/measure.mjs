import path from 'node:path'
import { runCommand } from './command.mjs'
import { root } from './paths.mjs'
import { createProgress } from './progress.mjs'
import { setStage } from './stage.mjs'

/**
 * `npm run bench`: measures, on a broker of its own, and prints tables. What follows is handed to Playwright, for example
 * the beginning of a scenario's file name (queues, viewers, tabs, publish, tail, memory, first-load).
 * @param {string[]} args
 */
export function runBench(args) {
  return runCommand(async ({ family }) => {
    const env = await setStage(family, createProgress())
    const measuring = family.start({
      name: 'playwright',
      command: process.execPath,
      args: [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config=e2e/bench', ...args],
      cwd: root,
      env,
      output: 'inherit',
    })
    const { code } = await measuring.exited
    return code ?? 1
  })
}
