import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { runCommand } from './command.mjs'
import { root, warrenDir } from './paths.mjs'
import { createProgress } from './progress.mjs'
import { setStage } from './stage.mjs'
import { tableLines } from './table.mjs'

/**
 * `npm run bench`: measures, on a broker of its own, and prints tables. What follows is handed to Playwright: the
 * beginning of the name of a file in e2e/bench, for example.
 * @param {string[]} args
 */
export function runBench(args) {
  return runCommand(async ({ family }) => {
    const goals = path.join(warrenDir, 'bench', 'goals.jsonl')
    mkdirSync(path.dirname(goals), { recursive: true })
    rmSync(goals, { force: true })
    const env = { ...(await setStage(family, createProgress())), WARREN_BENCH_GOALS: goals }
    const measuring = family.start({
      name: 'playwright',
      command: process.execPath,
      args: [path.join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config=e2e/bench', ...args],
      cwd: root,
      env,
      output: 'inherit',
    })
    const { code } = await measuring.exited
    printGoals(goals)
    return code ?? 1
  })
}

/** @param {string} file a line of JSON for each goal */
function printGoals(file) {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    /** @type {string[][]} */
    const rows = lines.map((line) => JSON.parse(line))
    console.log(`\nGoals\n\n${tableLines([['what', 'value', 'goal', ''], ...rows]).join('\n')}\n`)
  } catch {
    console.log('\nNo goal was measured.\n')
  }
}
