import { run } from './run.mjs'

run(() => import('./suite.mjs').then((command) => command.runSuite(process.argv.slice(2))))
