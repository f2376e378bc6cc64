import { nodeProblem } from './node-version.mjs'

/**
 * Runs one of our commands, whose modules are loaded only by a Node that can run them.
 * @param {() => Promise<unknown>} load
 */
export function run(load) {
  const problem = nodeProblem(process.versions.node)
  if (problem) {
    console.error(problem)
    process.exitCode = 1
  } else {
    void load()
  }
}
