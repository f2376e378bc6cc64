import { nodeProblem } from './node-version.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  void import('./demo/command.mjs').then((command) => command.runDemo(process.argv.slice(2)))
}
