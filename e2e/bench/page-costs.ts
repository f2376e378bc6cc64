import type { CDPSession, Page } from '@playwright/test'

/** What a page costs its browser while it is looked at. */
export interface PageCosts {
  kilobytes: number
  requests: number
  /** JavaScript heap after a collection. */
  heapMegabytes: number
  /** Milliseconds in which the main thread was busy. */
  busy: number
  /** The longest task, and how many were over 50 ms, which is what the browser calls long. */
  longest: number
  longTasks: number
}

declare global {
  interface Window {
    longTasks?: number[]
  }
}

/** Observes tasks of over 50 ms from now on. */
export const watchLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const tasks: number[] = []
    window.longTasks = tasks
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ type: 'longtask' })
  })

/** The tasks of over 50 ms since `watchLongTasks`, in milliseconds. */
export const longTasks = (page: Page): Promise<number[]> => page.evaluate(() => window.longTasks ?? [])

async function metric(client: CDPSession, name: string): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics')
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN
}

export async function heapMegabytes(client: CDPSession): Promise<number> {
  return (await metric(client, 'JSHeapUsedSize')) / 1024 / 1024
}

/** Lets a page that shows what it should live for so many seconds. */
export async function costsOf(page: Page, seconds: number): Promise<PageCosts> {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable')
  await client.send('Network.enable')
  let [bytes, requests] = [0, 0]
  client.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    requests += 1
  })
  await watchLongTasks(page)
  const before = await metric(client, 'TaskDuration')
  await page.waitForTimeout(seconds * 1000)
  const busy = ((await metric(client, 'TaskDuration')) - before) * 1000
  const tasks = await longTasks(page)
  await client.send('HeapProfiler.collectGarbage')
  const heap = await heapMegabytes(client)
  await client.detach()
  return {
    kilobytes: bytes / 1024,
    requests,
    heapMegabytes: heap,
    busy,
    longest: Math.max(0, ...tasks),
    longTasks: tasks.length,
  }
}
