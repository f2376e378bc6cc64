import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isStale, newestChange } from './build.mjs'

describe('a build is stale', () => {
  const fresh = { buildId: 'a', builtAt: 200, stamp: { started: 100, buildId: 'a' }, newest: 50 }

  test('when there is none', () => {
    expect(isStale({ ...fresh, buildId: null })).toBe(true)
  })

  test('when a source changed after it began', () => {
    expect(isStale(fresh)).toBe(false)
    expect(isStale({ ...fresh, newest: 150 })).toBe(true)
  })

  test('when it was broken off', () => {
    expect(isStale({ ...fresh, stamp: { started: 100 } })).toBe(true)
  })

  test('by its own time, when somebody else made it', () => {
    expect(isStale({ ...fresh, stamp: { started: 100, buildId: 'b' }, newest: 150 })).toBe(false)
    expect(isStale({ ...fresh, stamp: null, newest: 250 })).toBe(true)
  })
})

describe('the newest change', () => {
  let dir = ''
  const touch = (file: string, time: number) => {
    const full = path.join(dir, file)
    mkdirSync(path.dirname(full), { recursive: true })
    writeFileSync(full, '')
    utimesSync(full, time, time)
  }
  const settle = (time: number, ...folders: string[]) => {
    for (const folder of folders) utimesSync(path.join(dir, folder), time, time)
  }

  beforeEach(() => {
    dir = path.join(mkdtempSync(path.join(tmpdir(), 'warren-build-')), 'lib')
    mkdirSync(dir)
  })
  afterEach(() => rmSync(path.dirname(dir), { recursive: true }))

  test('is that of the newest file, however deep', () => {
    touch('a/b/new.ts', 2000)
    touch('old.ts', 1000)
    settle(500, 'a/b', 'a', '.')
    expect(newestChange(dir)).toBe(2_000_000)
  })

  test('does not look at tests and at what the build does not contain', () => {
    touch('a.ts', 1000)
    touch('a.test.ts', 2000)
    touch('launch/start.mjs', 2000)
    settle(500, '.')
    expect(newestChange(dir)).toBe(1_000_000)
  })

  test('sees that a file was removed', () => {
    touch('a.ts', 1000)
    settle(3000, '.')
    expect(newestChange(dir)).toBe(3_000_000)
  })

  test('is 0 where there is nothing', () => {
    expect(newestChange(path.join(dir, 'missing'))).toBe(0)
  })
})
