import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DrawingPlan } from './graph-layout'
import { LayoutThread } from './layout-thread'
import type { LayoutTask } from './layout-worker'

const plan = { nodes: [], edges: [] } as unknown as DrawingPlan
const layout = { nodes: [] }

class FakeWorker extends EventTarget {
  static readonly all: FakeWorker[] = []
  readonly asked: LayoutTask[] = []
  isEnded = false
  constructor() {
    super()
    FakeWorker.all.push(this)
  }
  postMessage(task: LayoutTask) {
    this.asked.push(task)
  }
  terminate() {
    this.isEnded = true
  }
  answer(number: number) {
    this.dispatchEvent(new MessageEvent('message', { data: { number, layout } }))
  }
}

beforeEach(() => {
  FakeWorker.all.length = 0
  vi.stubGlobal('Worker', FakeWorker)
})
afterEach(() => vi.unstubAllGlobals())

test('answers the newest that was asked for', async () => {
  const thread = new LayoutThread()
  const [old, newest] = [thread.run(plan, undefined), thread.run(plan, undefined)]
  FakeWorker.all[0]?.answer(2)
  expect(await old).toBeNull()
  expect(await newest).toEqual(layout)
})

test('after a worker that failed the next one is asked', async () => {
  const thread = new LayoutThread()
  const [old, newest] = [thread.run(plan, undefined), thread.run(plan, undefined)]
  const failed = expect(newest).rejects.toThrow('no worker')
  FakeWorker.all[0]?.dispatchEvent(new Event('error'))
  await failed
  expect(await old).toBeNull()
  expect(FakeWorker.all[0]?.isEnded).toBe(true)
  const next = thread.run(plan, undefined)
  expect(FakeWorker.all).toHaveLength(2)
  FakeWorker.all[1]?.answer(FakeWorker.all[1].asked[0]?.number ?? 0)
  expect(await next).toEqual(layout)
})

test('a worker that cannot be made rejects, and does not throw', async () => {
  vi.stubGlobal(
    'Worker',
    vi.fn(() => {
      throw new Error('blocked')
    }),
  )
  const begun = new LayoutThread().run(plan, undefined)
  await expect(begun).rejects.toThrow('blocked')
})
