import type { Page } from '@playwright/test'
import type { BatchProgress } from '@/lib/api/batches'
import { expect, test } from '@/e2e/fixtures/test'
import { holdGoal, printFigures } from './figures'
import { serveConsole } from './own-console'
import { heapMegabytes } from './page-costs'
import { residentMegabytes } from './processes'
import { sizes } from './sizes'

const queue = 'log'
const count = sizes.many
/** One line of the table for each part of the way. */
const parts = 10

interface Sample {
  seconds: number
  confirmed: number
  seen: number
  server: number
  page: number
}

async function progressOf(page: Page, id: string): Promise<BatchProgress> {
  const { batches } = (await (await page.request.get('/api/batches')).json()) as { batches: BatchProgress[] }
  const own = batches.find((each) => each.id === id)
  if (own === undefined || own.state === 'failed') throw new Error(JSON.stringify(own))
  return own
}

const seenBy = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const term = [...document.querySelectorAll('dt')].find((each) => each.textContent === 'Seen')
    const figure = term?.nextElementSibling
    // From a million on the whole number is in its title.
    const text = figure?.querySelector('[title]')?.getAttribute('title') ?? figure?.textContent ?? ''
    return Number(text.replaceAll(/\D/g, ''))
  })

/** A console of its own, whose memory nobody else uses. */
test.use({ baseURL: undefined })

test('memory while a million messages go through publisher and viewer', async ({ browser, broker }) => {
  test.setTimeout(1_200_000)
  await broker.queue(queue, { durable: true, arguments: { 'x-queue-type': 'stream' } })
  const console_ = await serveConsole()
  const context = await browser.newContext({
    baseURL: console_.url,
    viewport: { width: 1440, height: 900 },
  })
  try {
    const page = await context.newPage()
    const signIn = await page.request.post('/api/session', { data: broker.login })
    expect(signIn.ok()).toBe(true)
    const { vhost } = broker
    await page.goto(`/live?${new URLSearchParams({ source: 'stream', vhost, queue, from: 'first' })}`)
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(page.getByRole('status', { name: 'Status' })).toHaveText('Live')
    const client = await context.newCDPSession(page)
    await client.send('Performance.enable')

    const started = await page.request.post('/api/batches', {
      data: {
        vhost,
        exchange: '',
        routingKey: queue,
        payload: 'x'.repeat(1024),
        source: { kind: 'template', count },
      },
    })
    const { id } = (await started.json()) as { id: string }
    const begun = performance.now()
    const samples: Sample[] = []
    for (;;) {
      await page.waitForTimeout(1_000)
      const { counts } = await progressOf(page, id)
      const seen = await seenBy(page)
      samples.push({
        seconds: (performance.now() - begun) / 1000,
        confirmed: counts.confirmed,
        seen,
        server: residentMegabytes(console_.pid),
        page: await heapMegabytes(client),
      })
      if (counts.confirmed === count && seen === count) break
    }
    printSamples(samples)
    const most = (of: (sample: Sample) => number, half: readonly Sample[]) => Math.max(...half.map(of))
    const [early, late] = [
      samples.filter(({ seen }) => seen < count / 2),
      samples.filter(({ seen }) => seen >= count / 2),
    ]
    const growth = (of: (sample: Sample) => number) => most(of, late) / most(of, early)
    holdGoal({ name: 'memory of the server, second half / first', value: growth((s) => s.server), most: 1.2 })
    holdGoal({ name: 'heap of the page, second half / first', value: growth((s) => s.page), most: 1.2 })
  } finally {
    await context.close()
    await console_.stop()
  }
})

function printSamples(samples: readonly Sample[]): void {
  const last = samples.at(-1)
  const shown = Array.from(
    { length: parts },
    (_, part) => samples.find(({ seen }) => seen >= (count * (part + 1)) / parts) ?? last,
  ).filter((sample) => sample !== undefined)
  printFigures(`${count} messages of 1 KB through publisher and live viewer`, [
    ['seconds', 'confirmed', 'seen', 'server MB', 'page heap MB'],
    ...shown.map((sample) =>
      [sample.seconds, sample.confirmed, sample.seen, sample.server, sample.page].map((value) =>
        value.toFixed(0),
      ),
    ),
  ])
}
