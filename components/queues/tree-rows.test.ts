import { expect, test } from 'vitest'
import type { QueueGroups } from '@/lib/api/queue-groups'
import { levelKey, levelsText, parseLevels, top, treeRowId, treeRows, type LevelState } from './tree-rows'

const level = (groups: string[], queues: string[], leftOut = 0): QueueGroups => ({
  groups: groups.map((prefix) => ({
    vhost: '/',
    prefix,
    queues: 2,
    unknown: 0,
    ready: 1,
    unacked: 0,
    total: 1,
  })),
  queues: queues.map((name) => ({
    vhost: '/',
    name,
    type: 'classic',
    state: 'running',
    ready: 0,
    unacked: 0,
    total: 0,
  })),
  leftOut,
  filtered: 4,
  total: 4,
  undecided: 0,
  faults: [],
  asOf: 0,
})
const orders = levelKey({ vhost: '/', prefix: 'orders.' })
const states = (levels: Map<string, QueueGroups>) =>
  new Map([...levels].map(([key, answer]): [string, LevelState] => [key, { answer, error: null }]))
const words = (levels: Map<string, QueueGroups>, open: string[]) => wordsOf(states(levels), open)
const wordsOf = (levels: Map<string, LevelState>, open: string[]) =>
  treeRows(levels, new Set(open)).map((row) => {
    const text =
      row.kind === 'rest'
        ? `… ${row.leftOut ?? '?'}`
        : row.kind === 'fault'
          ? `! ${row.error.message} ${row.asOf ?? '?'}`
          : row.part
    return '  '.repeat(row.depth) + text
  })

test('a closed tree is its top', () => {
  const levels = new Map([[levelKey(top), level(['orders.', 'search.'], ['audit'])]])
  expect(words(levels, [])).toEqual(['orders.', 'search.', 'audit'])
})

test('what is open has its members below it, named by what they add', () => {
  const levels = new Map([
    [levelKey(top), level(['orders.', 'search.'], ['audit'])],
    [orders, level(['orders.eu.'], ['orders.invoice'], 3)],
  ])
  expect(words(levels, [orders])).toEqual(['orders.', '  eu.', '  invoice', '  … 3', 'search.', 'audit'])
})

test('a level on its way says so', () => {
  const levels = new Map([[levelKey(top), level(['orders.'], [])]])
  expect(words(levels, [orders])).toEqual(['orders.', '  … ?'])
  expect(words(new Map(), [])).toEqual(['… ?'])
})

test('a level that could not be read says why, above what was read of it before', () => {
  const levels = states(new Map([[levelKey(top), level(['orders.'], ['audit'])]]))
  levels.set(orders, { answer: null, error: new Error('late') })
  expect(wordsOf(levels, [orders])).toEqual(['orders.', '  ! late ?', 'audit'])
  levels.set(orders, { answer: level([], ['orders.a']), error: new Error('late') })
  expect(wordsOf(levels, [orders])).toEqual(['orders.', '  ! late 0', '  a', 'audit'])
})

test('every line has an identity of its own', () => {
  const levels = new Map([[levelKey(top), level(['orders.'], ['orders.'], 1)]])
  const open = states(levels).set(orders, { answer: level([], ['orders.a'], 1), error: new Error('late') })
  const ids = treeRows(open, new Set([orders])).map(treeRowId)
  expect(ids).toHaveLength(6)
  expect(new Set(ids).size).toBe(ids.length)
})

test('what is open stands in the address, and what is no list of groups opens nothing', () => {
  const open = [
    { vhost: '/', prefix: 'orders.' },
    { vhost: 'a"b', prefix: '中.' },
  ]
  expect(parseLevels(levelsText(open))).toEqual(open)
  expect(levelsText([])).toBeNull()
  for (const text of [null, '', '{', '7', '[7]', '[["/"]]', '[["/",""]]', '[[1,2]]']) {
    expect(parseLevels(text), String(text)).toEqual([])
  }
})
