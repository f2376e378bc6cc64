import { run } from './run.mjs'

run(() => import('./every-version.mjs').then((command) => command.runEveryVersion(process.argv.slice(2))))
