import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Another name of a folder, in which RabbitMQ's scripts find nothing to stumble over: they do not quote their own path
 * (4.3.6), and stop at the first blank in it.
 * @param {import('../family.mjs').Family} family
 * @param {string} folder
 * @returns {string}
 */
export function plainPath(family, folder) {
  if (/^[\w./@+-]+$/.test(folder)) return folder
  const dir = mkdtempSync(path.join(tmpdir(), 'warren-'))
  const link = path.join(dir, 'link')
  symlinkSync(folder, link)
  family.add({ name: 'link', stop: () => rmSync(dir, { recursive: true, force: true }) })
  return link
}
