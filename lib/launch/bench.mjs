import { run } from './run.mjs'

run(() => import('./measure.mjs').then((command) => command.runBench(process.argv.slice(2))))
