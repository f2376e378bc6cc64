import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Where packages come from.
 * @typedef {object} Source
 * @property {string} uri
 * @property {string | null} signedBy file of the key, or the key itself in ASCII armour; null: what apt trusts anyway
 */

const DEBIAN = 'http://deb.debian.org/debian'
const DEBIAN_KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg'

/**
 * @param {string} text of /etc/os-release
 * @returns {{ id: string, like: string[], codename: string }}
 */
export function parseOsRelease(text) {
  /** @param {string} key */
  const value = (key) => new RegExp(`^${key}=["']?([^"'\\n]*)`, 'm').exec(text)?.[1] ?? ''
  return {
    id: value('ID'),
    like: value('ID_LIKE').split(' ').filter(Boolean),
    codename: value('VERSION_CODENAME'),
  }
}

/**
 * The source of a suite's `main` in a machine's own package sources, in either of apt's two formats.
 * @param {string[]} texts of sources.list and of the files in sources.list.d
 * @param {string} codename
 * @returns {Source | null}
 */
export function sourceOf(texts, codename) {
  for (const text of texts) {
    const found = deb822Source(text, codename) ?? oneLineSource(text, codename)
    if (found) return found
  }
  return null
}

/**
 * @param {string} text
 * @param {string} codename
 * @returns {Source | null}
 */
function deb822Source(text, codename) {
  for (const stanza of text.replaceAll(/^#.*\n?/gm, '').split(/\n\s*\n/)) {
    /** @param {string} name a field's name; a line that begins with a blank continues the one before */
    const field = (name) =>
      new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ \\t]+.*)*)`, 'im').exec(stanza)?.[1]?.trim() ?? ''
    /** @param {string} name */
    const words = (name) => field(name).split(/\s+/)
    const isIt = words('Types').includes('deb') && words('Suites').includes(codename)
    if (!isIt || !words('Components').includes('main') || field('Enabled').toLowerCase() === 'no') continue
    const uri = words('URIs')[0]
    if (uri) return { uri, signedBy: keyOf(field('Signed-By')) }
  }
  return null
}

/**
 * An embedded key stands on continuation lines of its own, indented by one blank, where " ." is an empty line.
 * @param {string} value
 */
function keyOf(value) {
  if (value === '') return null
  if (!value.includes('BEGIN PGP')) return value.split(/\s+/)[0] ?? null
  return value.replaceAll(/^[ \t]+/gm, '').replaceAll(/^\.$/gm, '')
}

/**
 * @param {string} text
 * @param {string} codename
 * @returns {Source | null}
 */
function oneLineSource(text, codename) {
  for (const line of text.split('\n')) {
    const [, options = '', uri, suite, components] =
      /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    if (uri === undefined || suite !== codename || !components?.split(/\s+/).includes('main')) continue
    return { uri, signedBy: /signed-by=(\S+)/i.exec(options)?.[1]?.split(',')[0] ?? null }
  }
  return null
}

function readOsRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
}

function readSources() {
  const dir = '/etc/apt/sources.list.d'
  const more = existsSync(dir) ? readdirSync(dir).map((name) => path.join(dir, name)) : []
  return ['/etc/apt/sources.list', ...more]
    .filter((file) => existsSync(file) && /\.(list|sources)$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
}

/**
 * Debian's archive as this machine can have it: its own mirror, else the public one when Debian's key is here. On Ubuntu
 * the key may have to be fetched first, from the archive that is given in `keyFrom`.
 * @returns {{ debian: Source } | { keyFrom: Source & { suite: string } } | null}
 */
export function findDebian() {
  const { id, like, codename } = parseOsRelease(readOsRelease())
  const own = sourceOf(readSources(), codename)
  if (id === 'debian' && own) return { debian: own }
  if (existsSync(DEBIAN_KEYRING)) return { debian: debianSigned(DEBIAN_KEYRING) }
  const isUbuntu = id === 'ubuntu' || like.includes('ubuntu')
  return isUbuntu && own ? { keyFrom: { ...own, suite: codename } } : null
}

/**
 * @param {string} keyring
 * @returns {Source}
 */
export const debianSigned = (keyring) => ({ uri: DEBIAN, signedBy: keyring })
