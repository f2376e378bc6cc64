import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { onPath } from '../on-path.mjs'

/**
 * @typedef {object} AptOptions
 * @property {import('../family.mjs').Family} family
 * @property {string} dir where apt keeps its state; removed by `close`
 * @property {string | null} sources text of a sources.list, null: the machine's own
 * @property {string | null} status dpkg's list of what is installed, null: nothing
 */

/**
 * apt and dpkg-deb with a state of their own: no root, and nothing of the machine's is read or changed but its keys.
 * @param {AptOptions} options
 */
export function openApt({ family, dir, sources, status }) {
  const archives = path.join(dir, 'cache/archives')
  mkdirSync(path.join(dir, 'state/lists/partial'), { recursive: true })
  mkdirSync(path.join(archives, 'partial'), { recursive: true })
  writeFileSync(path.join(dir, 'status'), '')
  if (sources !== null) writeFileSync(path.join(dir, 'sources.list'), sources)
  const settings = {
    'Dir::State': path.join(dir, 'state'),
    'Dir::State::status': status ?? path.join(dir, 'status'),
    'Dir::Cache': path.join(dir, 'cache'),
    'Dir::Cache::archives': archives,
    ...(sources === null
      ? {}
      : {
          'Dir::Etc::sourcelist': path.join(dir, 'sources.list'),
          'Dir::Etc::sourceparts': '/dev/null',
          // A machine's pins are about its own suite.
          'Dir::Etc::preferences': '/dev/null',
          'Dir::Etc::preferencesparts': '/dev/null',
        }),
    'Acquire::Languages': 'none',
    // A machine whose clock is late would else refuse today's index.
    'Acquire::Check-Date': 'false',
    'Acquire::Retries': '1',
    'Acquire::http::Timeout': '20',
    'Acquire::https::Timeout': '20',
    'APT::Install-Recommends': 'false',
    // Root would else drop to the user _apt, who may not write here.
    'APT::Sandbox::User': '',
    'APT::Update::Post-Invoke-Success::': '',
    'APT::Update::Post-Invoke::': '',
    'Debug::NoLocking': 'true',
  }
  const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`])
  /** @param {string[]} args */
  const aptGet = (args) => ({
    name: `apt-get ${args.find((arg) => !arg.startsWith('-'))}`,
    command: 'apt-get',
    args: [...options, ...args],
    env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
  })

  return {
    update: async () => {
      await family.read(aptGet(['-qq', '--error-on=any', 'update']))
    },

    /**
     * The packages that an installation of these would bring, these included.
     * @param {string[]} packages
     */
    closure: async (packages) =>
      parseSimulation(await family.read(aptGet(['-s', '-y', 'install', ...packages]))),

    /** @param {string[]} packages */
    download: async (packages) => {
      await family.read({ ...aptGet(['-qq', 'download', ...packages]), cwd: archives })
    },

    /** @param {string} target */
    unpack: async (target) => {
      mkdirSync(target, { recursive: true })
      for (const file of readdirSync(archives)) {
        if (!file.endsWith('.deb')) continue
        const args = ['-x', path.join(archives, file), target]
        await family.read({ name: `dpkg-deb -x ${file}`, command: 'dpkg-deb', args })
      }
    },

    close: () => rmSync(dir, { recursive: true, force: true }),
  }
}

/**
 * The names in what `apt-get -s install` prints: "Inst erlang-base (1:25.2.3 Debian:12.0/stable [amd64])".
 * @param {string[]} lines
 */
export function parseSimulation(lines) {
  return lines.flatMap((line) => /^Inst (\S+)/.exec(line)?.[1] ?? [])
}

export const hasApt = () => onPath('apt-get') !== null && onPath('dpkg-deb') !== null

/**
 * A line of sources.list.
 * @param {import('./source.mjs').Source} source
 * @param {string} suite
 * @param {string} components
 * @param {string} keyFile where a key that is given as text is put
 */
export function sourceLine(source, suite, components, keyFile) {
  let key = source.signedBy
  if (key?.includes('BEGIN PGP') === true) {
    mkdirSync(path.dirname(keyFile), { recursive: true })
    writeFileSync(keyFile, key)
    key = keyFile
  }
  return `deb ${key === null ? '' : `[signed-by=${key}] `}${source.uri} ${suite} ${components}\n`
}
