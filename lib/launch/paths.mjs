import path from 'node:path'

/** The folder of the repository. */
export const root = path.resolve(import.meta.dirname, '../..')

/** What Warren keeps on this machine: brokers, their data, logs. Ignored by git, safe to delete while nothing runs. */
export const warrenDir = path.join(root, '.warren')

/** @param {string} name of a program's log, for example "build" */
export const logFile = (name) => path.join(warrenDir, 'log', `${name}.log`)
