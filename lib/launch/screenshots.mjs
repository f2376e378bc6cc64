import { nodeProblem } from './node-version.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  void import('./shoot.mjs').then((command) => command.takeScreenshots(process.argv.slice(2)))
}
