import { run } from './run.mjs'

run(() => import('./shoot.mjs').then((command) => command.takeScreenshots(process.argv.slice(2))))
