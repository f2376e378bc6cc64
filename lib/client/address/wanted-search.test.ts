import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WantedSearch } from './wanted-search'

let written: string[]
let path: string
let refuses: boolean
let wanted: WantedSearch

beforeEach(() => {
  vi.useFakeTimers()
  written = []
  path = '/queues'
  refuses = false
  wanted = new WantedSearch({
    path: () => path,
    write: (search, how) => {
      if (refuses) throw new Error('too often')
      written.push(`${how} ${search}`)
    },
  })
  wanted.arrive('/queues', '')
})
afterEach(() => {
  vi.useRealTimers()
})
const search = () => wanted.read()?.search ?? null

test('what is typed is there at once, and in the address a moment later, as one', () => {
  wanted.want('/queues', '', 'name=o', 'replace')
  wanted.want('/queues', 'name=o', 'name=or', 'replace')
  expect(search()).toBe('name=or')
  expect(written).toEqual([])
  vi.advanceTimersByTime(100)
  expect(written).toEqual(['replace name=or'])
  expect(search()).toBe('name=or')
  wanted.arrive('/queues', 'name=or')
  expect(search()).toBeNull()
})

test('a router that comes by what was typed before takes nothing back', () => {
  wanted.want('/queues', '', 'name=o', 'replace')
  vi.advanceTimersByTime(100)
  wanted.want('/queues', 'name=o', 'name=or', 'replace')
  wanted.arrive('/queues', 'name=o')
  expect(search()).toBe('name=or')
  vi.advanceTimersByTime(100)
  wanted.arrive('/queues', 'name=or')
  expect(search()).toBeNull()
  expect(written).toEqual(['replace name=o', 'replace name=or'])
})

test('there and back again before it was written ends where the router is', () => {
  wanted.want('/queues', '', 'name=o', 'replace')
  wanted.want('/queues', 'name=o', '', 'replace')
  vi.advanceTimersByTime(100)
  expect(search()).toBeNull()
})

test('push is written at once, with what waits', () => {
  wanted.want('/queues', '', 'name=o', 'replace')
  wanted.want('/queues', 'name=o', 'name=o&page=2', 'push')
  expect(written).toEqual(['push name=o&page=2'])
  vi.advanceTimersByTime(100)
  expect(written).toHaveLength(1)
})

test('a link to elsewhere wins, and nothing is written there', () => {
  wanted.want('/queues', '', 'name=o', 'replace')
  path = '/exchanges'
  wanted.arrive('/exchanges', '')
  expect(search()).toBeNull()
  vi.advanceTimersByTime(100)
  expect(written).toEqual([])
})

test('a link to the same page wins, too', () => {
  wanted.want('/queues', '', 'name=o', 'replace')
  wanted.arrive('/queues', 'vhost=shop')
  expect(search()).toBeNull()
})

test('nothing is written to a page that was left meanwhile', () => {
  wanted.want('/queues', '', 'name=o', 'replace')
  path = '/exchanges'
  vi.advanceTimersByTime(100)
  expect(written).toEqual([])
  expect(search()).toBeNull()
})

test('a browser that refuses is asked again later', () => {
  refuses = true
  wanted.want('/queues', '', 'name=o', 'replace')
  vi.advanceTimersByTime(100)
  expect(search()).toBe('name=o')
  refuses = false
  vi.advanceTimersByTime(2_000)
  expect(written).toEqual(['replace name=o'])
})

test('no change is no news', () => {
  const heard = vi.fn()
  wanted.subscribe(heard)
  wanted.want('/queues', 'name=o', 'name=o', 'replace')
  vi.advanceTimersByTime(100)
  expect(heard).not.toHaveBeenCalled()
  expect(written).toEqual([])
})
