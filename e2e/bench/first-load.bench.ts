import type { Page } from '@playwright/test'
import { pages } from '@/e2e/fixtures/views'
import { test } from '@/e2e/fixtures/test'
import { tableLines } from './table'

const goalKilobytes = 200

/** Bytes of all scripts as they came over the wire, from an empty cache until nothing is loaded any more. */
async function scriptBytes(page: Page, path: string): Promise<{ bytes: number; files: number }> {
  const client = await page.context().newCDPSession(page)
  const scripts = new Set<string>()
  let bytes = 0
  client.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.mimeType.includes('javascript')) scripts.add(requestId)
  })
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await client.send('Network.enable')
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  return { bytes, files: scripts.size }
}

test('first-load JavaScript, gzipped', async ({ baseURL, broker, browser, signedIn }) => {
  await broker.exchange('orders', 'topic')
  await broker.queue('orders.invoice')
  await broker.bind('orders.invoice', 'orders', 'order.paid')
  const place = {
    vhost: broker.vhost,
    queue: 'orders.invoice',
    exchange: 'orders',
    key: '',
    strict: 'orders',
  }
  const signedInState = await signedIn.context().storageState()

  // What is done on a page after it was opened is no first load.
  const opened = pages.filter((view) => view.act === undefined)
  const visits = [
    { name: 'sign-in', path: '/sign-in', storageState: { cookies: [], origins: [] } },
    ...opened.map((view) => ({ name: view.name, path: view.path(place), storageState: signedInState })),
  ]
  const rows = [['page', 'kB', 'files', `goal ${goalKilobytes} kB`]]
  for (const { name, path, storageState } of visits) {
    const context = await browser.newContext({ storageState })
    const { bytes, files } = await scriptBytes(await context.newPage(), new URL(path, baseURL).href)
    await context.close()
    const kilobytes = bytes / 1000
    rows.push([name, kilobytes.toFixed(1), String(files), kilobytes <= goalKilobytes ? 'kept' : 'missed'])
  }
  console.log(`\nFirst-load JavaScript, gzipped\n\n${tableLines(rows).join('\n')}\n`)
})
