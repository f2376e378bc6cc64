import type * as Fs from 'node:fs'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { acquireLock, holderOf } from './lock.mjs'
import { isAlive, nameProcess } from './process-name.mjs'

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>()
  return { ...fs, readFileSync: vi.fn(fs.readFileSync) }
})

let dir = ''
let file = ''

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'warren-lock-'))
  file = path.join(dir, 'below/lock')
})
afterEach(() => rmSync(dir, { recursive: true }))

function acquire() {
  const taken = acquireLock(file, 'somewhere')
  if ('holder' in taken) throw new Error('The lock is held.')
  return taken
}

test('has one owner, who is named to the next', () => {
  const { lock } = acquire()
  lock.write({ about: 'http://127.0.0.1:3000' })
  const second = acquireLock(file, 'elsewhere')
  expect(second).toMatchObject({ holder: { owner: { pid: process.pid }, about: 'http://127.0.0.1:3000' } })
  expect(holderOf(file)?.about).toBe('http://127.0.0.1:3000')
  lock.release()
  expect(holderOf(file)).toBeNull()
  acquire().lock.release()
})

test('does not count when its owner is gone, or when it cannot be read', () => {
  acquire()
  writeFileSync(file, JSON.stringify({ owner: { pid: 2 ** 22 + 1, since: '1' }, about: '' }))
  acquire().lock.release()
  acquire()
  writeFileSync(file, '{')
  acquire().lock.release()
})

test('does not take a new process for an old one of the same number', () => {
  const me = nameProcess(process.pid)
  expect(isAlive(me)).toBe(true)
  expect(isAlive({ ...me, since: 'another time' })).toBe(false)
})

test('names what a dead owner left running', () => {
  acquire()
  const child = nameProcess(process.pid)
  writeFileSync(file, JSON.stringify({ owner: { pid: 2 ** 22 + 1, since: '1' }, child, about: '' }))
  const { lock, left } = acquire()
  expect(left).toEqual(child)
  lock.release()
})

test("leaves somebody else's lock alone when it is released", () => {
  const { lock } = acquire()
  writeFileSync(file, JSON.stringify({ owner: { pid: 1, since: '' }, about: '' }))
  lock.release()
  expect(readFileSync(file, 'utf8')).toContain('"pid":1')
})

test('has one owner also where two find the claim of a process that is gone', () => {
  acquire()
  const gone = JSON.stringify({ owner: { pid: 2 ** 22 + 1, since: '1' }, about: '' })
  writeFileSync(file, gone)
  // The other one is faster by as much as can be: it is done when this one has just read.
  const read = vi.mocked(readFileSync).getMockImplementation()
  let isFirst = true
  vi.mocked(readFileSync).mockImplementation((name, options) => {
    if (name !== file || !isFirst) return read?.(name, options) ?? ''
    isFirst = false
    acquire().lock.write({ about: 'of the other one' })
    return gone
  })
  onTestFinished(() => void vi.mocked(readFileSync).mockImplementation((...asked) => read?.(...asked) ?? ''))
  expect(acquireLock(file, 'late')).toMatchObject({ holder: { about: 'of the other one' } })
  expect(holderOf(file)?.about).toBe('of the other one')
})

test('is written whole or not at all, and leaves nothing beside it', () => {
  const { lock } = acquire()
  const before = statSync(file).ino
  lock.write({ about: 'http://127.0.0.1:3000' })
  expect(statSync(file).ino).not.toBe(before)
  acquireLock(file, 'late')
  expect(readdirSync(path.dirname(file))).toEqual(['lock'])
})
