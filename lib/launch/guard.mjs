import { spawn } from 'node:child_process'

const PATIENCE_TENTHS = 50

/**
 * Reads "+ pid" and "- pid" until the launcher is gone, however it went, and then ends what it left behind.
 * A shell, because Node has no parent-death signal and util-linux's setpriv exists on Linux only.
 */
const SCRIPT = `
trap '' HUP INT TERM
all=
while read -r sign pid; do
  rest=
  for p in $all; do [ "$p" = "$pid" ] || rest="$rest $p"; done
  all=$rest
  [ "$sign" = + ] && all="$pid $all"
done
for p in $all; do kill -TERM "$p"; done
i=0
while [ $i -lt ${PATIENCE_TENTHS} ]; do
  alive=
  for p in $all; do kill -0 "$p" && alive=1; done
  [ -z "$alive" ] && break
  if sleep 0.1; then i=$((i+1)); else sleep 1; i=$((i+10)); fi
done
for p in $all; do kill -KILL "-$p"; done
`

/** Sees to it that no process group of ours outlives this process, not even after SIGKILL. */
export class Guard {
  /** @type {import('node:child_process').ChildProcess | null} */
  #shell = null

  /** @param {number} pid leader of a process group */
  watch(pid) {
    this.#shell ??= startShell()
    this.#shell.stdin?.write(`+ ${pid}\n`)
  }

  /** @param {number} pid */
  forget(pid) {
    this.#shell?.stdin?.write(`- ${pid}\n`)
  }

  close() {
    this.#shell?.stdin?.end()
    this.#shell = null
  }
}

function startShell() {
  const shell = spawn('/bin/sh', ['-c', SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  shell.on('error', () => {})
  shell.stdin.on('error', () => {})
  shell.unref()
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref()
  return shell
}
