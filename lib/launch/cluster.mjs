import { run } from './run.mjs'

run(() => import('./test-cluster.mjs').then((command) => command.testCluster(process.argv.slice(2))))
