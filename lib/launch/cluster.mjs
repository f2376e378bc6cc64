import { nodeProblem } from './node-version.mjs'

const problem = nodeProblem(process.versions.node)
if (problem) {
  console.error(problem)
  process.exitCode = 1
} else {
  void import('./test-cluster.mjs').then((command) => command.testCluster(process.argv.slice(2)))
}
