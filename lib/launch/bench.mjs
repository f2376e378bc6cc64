import { nodeProblem } from './node-version.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  void import('./measure.mjs').then((command) => command.runBench(process.argv.slice(2)))
}
