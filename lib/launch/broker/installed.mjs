import { existsSync, readdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../launch-error.mjs'
import { onPath } from '../on-path.mjs'
import { fits, misfit } from './version.mjs'

/**
 * A RabbitMQ on disk that can be started.
 * @typedef {object} Installation
 * @property {string} version
 * @property {string} home the folder with `sbin` and `plugins`
 * @property {string[]} path folders that come first on the PATH, for Erlang
 *
 * @typedef {{ found: Installation } | { reason: string }} Finding
 */

const BREW_PREFIXES = ['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew']
/** Debian's, Ubuntu's and the RPMs'. */
const PACKAGE_LIB = '/usr/lib/rabbitmq/lib'

/**
 * The version of an unpacked rabbitmq-server, from the name of its main plugin. `rabbitmq-server --version` does not
 * print a version, it starts a broker on all interfaces.
 * @param {readonly string[]} plugins names in the plugins folder
 * @returns {string | null}
 */
export function versionOf(plugins) {
  for (const plugin of plugins) {
    const found = /^rabbit-([0-9].*?)(?:\.ez)?$/.exec(plugin)
    if (found?.[1]) return found[1]
  }
  return null
}

/**
 * @param {string} home
 * @param {string[]} erlangDirs
 * @returns {Installation | null}
 */
export function installationAt(home, erlangDirs) {
  const plugins = path.join(home, 'plugins')
  if (!existsSync(path.join(home, 'sbin/rabbitmq-server')) || !existsSync(plugins)) return null
  const version = versionOf(readdirSync(plugins))
  return version === null ? null : { version, home, path: erlangDirs }
}

/**
 * Folders where a rabbitmq-server may have been installed, with where its Erlang is then; null: wherever the PATH says.
 * @param {Record<string, string | undefined>} env
 */
function places(env) {
  const packaged = existsSync(PACKAGE_LIB)
    ? readdirSync(PACKAGE_LIB).map((name) => ({ home: path.join(PACKAGE_LIB, name), erlang: '/usr/bin' }))
    : []
  const brewed = BREW_PREFIXES.map((prefix) => ({
    home: path.join(prefix, 'opt/rabbitmq'),
    erlang: path.join(prefix, 'opt/erlang/bin'),
  }))
  const script = onPath('rabbitmq-server', env)
  // Debian's /usr/sbin/rabbitmq-server is a wrapper with no plugins beside it: it is not taken for an installation.
  const linked = script ? [{ home: path.resolve(realpathSync(script), '../..'), erlang: null }] : []
  return [...packaged, ...brewed, ...linked]
}

/**
 * Looks for a rabbitmq-server that this machine has. Its own service is neither asked nor touched.
 * @param {Record<string, string | undefined>} env
 * @param {string | null} wanted
 * @returns {Finding}
 */
export function findInstalled(env, wanted) {
  const own = env['RABBITMQ_HOME']
  const candidates = own ? [{ home: path.resolve(own), erlang: null }] : places(env)
  /** @type {string | null} */
  let reason = null
  for (const { home, erlang } of candidates) {
    const dirs = erlang !== null && existsSync(path.join(erlang, 'erl')) ? [erlang] : []
    const installation = installationAt(home, dirs)
    if (!installation) {
      if (own)
        throw new LaunchError(
          `RABBITMQ_HOME is ${own}, but there is no RabbitMQ with sbin and plugins in it.`,
        )
    } else if (!fits(installation.version, wanted)) {
      reason = `${misfit(installation.version, wanted)} (${home})`
    } else if (dirs.length === 0 && !onPath('erl', env)) {
      reason = `RabbitMQ ${installation.version} in ${home} finds no Erlang: there is no "erl" on the PATH`
    } else {
      return { found: installation }
    }
  }
  return { reason: reason ?? 'no installed rabbitmq-server' }
}
