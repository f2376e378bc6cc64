import {
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

const HIDDEN = '.elf'

/**
 * Makes an unpacked Erlang run where it lies, with the C library that was unpacked beside it: a newer suite's Erlang does
 * not start on an older machine's. Each program is put aside, and a script in its place starts it through the unpacked
 * loader. The scripts find everything from where they lie, so the folder may be moved.
 * @param {string} root the unpacked packages
 * @returns {string} the folder to put on the PATH
 */
export function relocateErlang(root) {
  const libraries = findLibraries(root)
  const loader = libraries
    .flatMap((dir) => readdirSync(dir).map((name) => path.join(dir, name)))
    .find((file) => /\/ld-linux[^/]*\.so\.[0-9]+$/.test(file))
  if (loader === undefined) throw new Error('The unpacked C library has no dynamic loader.')

  const erlang = path.join(root, 'usr/lib/erlang')
  const erts = readdirSync(erlang).find((name) => name.startsWith('erts-'))
  if (erts === undefined) throw new Error('The unpacked Erlang has no runtime system.')
  for (const program of findPrograms(erlang)) wrap(program, loader, libraries)

  // Those in the packages have /usr/lib/erlang written into them. RabbitMQ 4.x starts bin/erl of the root by itself.
  writeStarter(path.join(erlang, 'bin/erl'), '..', erts, 'erlexec')
  writeStarter(path.join(erlang, erts, 'bin/erl'), '../..', erts, 'erlexec')
  const bin = path.join(root, 'bin-for-path')
  mkdirSync(bin, { recursive: true })
  for (const [name, program] of [
    ['erl', 'erlexec'],
    ['escript', 'escript'],
    ['epmd', 'epmd'],
  ]) {
    writeStarter(path.join(bin, `${name}`), '../usr/lib/erlang', erts, `${program}`)
  }
  return bin
}

/** @param {string} root */
function findLibraries(root) {
  return ['usr/lib', 'lib'].flatMap((dir) => {
    const parent = path.join(root, dir)
    if (!statSync(parent, { throwIfNoEntry: false })?.isDirectory()) return []
    return readdirSync(parent)
      .filter((name) => name.includes('-linux-gnu'))
      .map((name) => path.join(parent, name))
  })
}

/**
 * The ELF programs below a folder.
 * @param {string} dir
 * @returns {string[]}
 */
function findPrograms(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(dir, entry.name)
    if (entry.isDirectory()) return entry.name === HIDDEN ? [] : findPrograms(file)
    return entry.isFile() && isElfProgram(file) ? [file] : []
  })
}

/** @param {string} file */
function isElfProgram(file) {
  if (!(statSync(file).mode & 0o100)) return false
  const fd = openSync(file, 'r')
  const head = Buffer.alloc(4)
  readSync(fd, head, 0, 4, 0)
  closeSync(fd)
  return head.toString('latin1') === '\u007fELF'
}

/**
 * @param {string} program
 * @param {string} loader
 * @param {string[]} libraries
 */
function wrap(program, loader, libraries) {
  const dir = path.dirname(program)
  const name = path.basename(program)
  /** @param {string} file */
  const here = (file) => `$d/${path.relative(dir, file)}`
  mkdirSync(path.join(dir, HIDDEN), { recursive: true })
  renameSync(program, path.join(dir, HIDDEN, name))
  writeScript(program, [
    'd=${0%/*}',
    `exec "${here(loader)}" --library-path "${libraries.map(here).join(':')}" --argv0 "$0" "$d/${HIDDEN}/${name}" "$@"`,
  ])
}

/**
 * @param {string} file
 * @param {string} toRoot from the file's folder to Erlang's root
 * @param {string} erts
 * @param {string} program
 */
function writeStarter(file, toRoot, erts, program) {
  writeScript(file, [
    `ROOTDIR=$(cd "$(dirname "$(readlink -f "$0")")/${toRoot}" && pwd)`,
    `BINDIR=$ROOTDIR/${erts}/bin`,
    'EMU=beam PROGNAME=erl',
    'export ROOTDIR BINDIR EMU PROGNAME',
    `exec "$BINDIR/${program}" "$@"`,
  ])
}

/**
 * @param {string} file
 * @param {string[]} lines
 */
function writeScript(file, lines) {
  // What is there may be a link to a place outside.
  rmSync(file, { force: true })
  writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 })
}
