import { run } from './run.mjs'

run(() => import('./demo/command.mjs').then((command) => command.runDemo(process.argv.slice(2))))
