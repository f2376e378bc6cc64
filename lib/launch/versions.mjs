import { nodeProblem } from './node-version.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  void import('./every-version.mjs').then((command) => command.runEveryVersion(process.argv.slice(2)))
}
