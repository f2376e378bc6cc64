import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sleep } from './child.mjs'
import { Family } from './family.mjs'

const ignored = { output: 'ignore' as const }
const shell = (name: string, script: string) => ({ name, command: '/bin/sh', args: ['-c', script] })

let family = new Family()
let dir = ''

beforeEach(() => {
  family = new Family()
  dir = mkdtempSync(path.join(tmpdir(), 'warren-family-'))
})
afterEach(async () => {
  await family.stopAll()
  rmSync(dir, { recursive: true })
})

function isRunning(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(condition: () => boolean, ms = 8000) {
  for (const end = Date.now() + ms; !condition() && Date.now() < end;) await sleep(20)
  expect(condition()).toBe(true)
}

describe('stopping', () => {
  test('goes backwards, programs and other things alike', async () => {
    const order: string[] = []
    family.add({ name: 'lock', stop: () => void order.push('lock') })
    for (const name of ['broker', 'server']) {
      const child = family.start({ ...shell(name, 'exec sleep 60'), ...ignored })
      void child.exited.then(() => order.push(name))
    }
    await family.stopAll()
    expect(order).toEqual(['server', 'broker', 'lock'])
  })

  test('ends a program that does not heed SIGTERM, with all that it started', async () => {
    const file = path.join(dir, 'pid')
    const script = `trap '' TERM; sleep 60 & echo $! > ${file}; wait; wait; wait`
    const child = family.start({ ...shell('stubborn', script), ...ignored, graceMs: 300 })
    await until(() => readIfThere(file) !== '')
    await child.stop()
    await expect(child.exited).resolves.toMatchObject({ how: 'ended by SIGKILL' })
    await until(() => !isRunning(Number(readIfThere(file))))
  })

  test('does not wait for a program that says that it is done', async () => {
    const script = "trap '' TERM; while :; do sleep 0.1; done"
    const child = family.start({ ...shell('slow', script), ...ignored, graceMs: 60_000, isDone: () => true })
    await sleep(100)
    await child.stop()
    expect(child.isRunning()).toBe(false)
  })

  test('starts nothing more afterwards', async () => {
    await family.stopAll()
    expect(() => family.start({ ...shell('late', 'true'), ...ignored })).toThrow('late was not started')
  })
})

describe('running a program', () => {
  test('gives what it printed, on either stream', async () => {
    expect(await family.read(shell('talker', 'echo one; echo two >&2'))).toEqual(
      expect.arrayContaining(['one', 'two']),
    )
  })

  test('fails with how it ended and its last lines', async () => {
    await expect(family.read(shell('talker', 'echo no room; exit 3'))).rejects.toThrow(
      'talker failed (exit code 3).\nno room',
    )
  })

  test('has the last lines of a log file too, without its colours', async () => {
    const file = path.join(dir, 'log/out.log')
    const child = family.start({
      ...shell('logger', String.raw`printf '\033[31mred\033[0m\n'`),
      output: { file },
    })
    await child.exited
    expect(child.lastLines()).toEqual(['red'])
  })

  test('fails when there is no such program', async () => {
    await expect(family.read({ name: 'ghost', command: '/no/such/program', args: [] })).rejects.toThrow(
      /ghost.*ENOENT/,
    )
  })
})

test('what a launcher started ends with it, even when it is killed', async () => {
  const file = path.join(dir, 'pid')
  const familyFile = path.join(import.meta.dirname, 'family.mjs')
  const script = `
    import { writeFileSync } from 'node:fs'
    import { Family } from ${JSON.stringify(familyFile)}
    const child = new Family().start({ name: 'sleep', command: 'sleep', args: ['60'], output: 'ignore' })
    writeFileSync(${JSON.stringify(file)}, String(child.pid))
    setInterval(() => {}, 1000)`
  const launcher = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' })
  await until(() => readIfThere(file) !== '')
  const pid = Number(readIfThere(file))
  expect(isRunning(pid)).toBe(true)
  launcher.kill('SIGKILL')
  await until(() => !isRunning(pid))
})

function readIfThere(file: string) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
