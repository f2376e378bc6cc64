import { run } from './run.mjs'

run(() => import('./serve.mjs').then((command) => command.serve('start')))
