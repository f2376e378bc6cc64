import type { Page } from '@playwright/test'
import { connect } from 'amqplib'
import type { TestBroker } from '@/e2e/fixtures/broker'
import { amqpAddress } from '@/e2e/fixtures/environment'
import { expect, test } from '@/e2e/fixtures/test'
import { holdGoal, printFigures } from './figures'
import { longTasks, watchLongTasks } from './page-costs'
import { sizes } from './sizes'

const queue = 'log'
const count = sizes.messages
const windowSize = 1_000

async function fill({ vhost }: TestBroker): Promise<void> {
  const connection = await connect(
    { protocol: 'amqp', ...amqpAddress, username: 'guest', password: 'guest', vhost },
    { noDelay: true },
  )
  const channel = await connection.createConfirmChannel()
  const body = Buffer.alloc(1024, 'x')
  for (let sent = 1; sent <= count; sent += 1) {
    channel.publish('', queue, body, { persistent: true })
    if (sent % windowSize === 0) await channel.waitForConfirms()
  }
  await channel.waitForConfirms()
  await connection.close()
}

const address = (vhost: string) =>
  `/live?${new URLSearchParams({ source: 'stream', vhost, queue, from: 'first' })}`

/** The same stream, read in the same browser by nothing but fetch, and counted. Milliseconds. */
async function bare(page: Page, vhost: string): Promise<number> {
  await page.goto(address(vhost))
  const source = { kind: 'stream', vhost, queue, offset: { from: 'first' } }
  return page.evaluate(
    async ({ sources, wanted, mark }) => {
      const abort = new AbortController()
      const start = performance.now()
      const answer = await fetch('/api/live', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sources }),
        signal: abort.signal,
      })
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
      if (reader === undefined || !answer.ok) throw new Error(await answer.text())
      let seen = 0
      let rest = ''
      while (seen < wanted) {
        const { done, value = '' } = await reader.read()
        if (done) throw new Error(`the stream ended after ${seen} messages`)
        // A mark may be cut in two by the end of a chunk.
        const text = rest + value
        let at = text.indexOf(mark)
        let end = 0
        for (; at !== -1; at = text.indexOf(mark, end)) {
          seen += 1
          end = at + mark.length
        }
        rest = text.slice(Math.max(end, text.length - mark.length + 1))
      }
      const milliseconds = performance.now() - start
      abort.abort()
      return milliseconds
    },
    { sources: [source], wanted: count, mark: '"seq":' },
  )
}

/** Milliseconds from Start until the page says that it has seen and shows the last one. */
async function rendered(page: Page, vhost: string): Promise<{ milliseconds: number; tasks: number[] }> {
  await page.goto(address(vhost))
  const start = page.getByRole('button', { name: 'Start', exact: true })
  await expect(start).toBeEnabled()
  await page.waitForLoadState('networkidle')
  await watchLongTasks(page)
  const done = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        let pressed = performance.now()
        window.addEventListener('pointerdown', (event) => (pressed = event.timeStamp), {
          capture: true,
          once: true,
        })
        const look = () => {
          const term = [...document.querySelectorAll('dt')].find((each) => each.textContent === 'Seen')
          const seen = Number((term?.nextElementSibling?.textContent ?? '').replaceAll(/\D/g, ''))
          const now = performance.now()
          if (seen >= wanted) return resolve(now - pressed)
          if (now - pressed > 300_000) return reject(new Error(`seen: ${seen}`))
          requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    count,
  )
  await start.click()
  const milliseconds = await done
  const tasks = await longTasks(page)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  return { milliseconds, tasks }
}

test('the live tail against a bare reader of the same stream', async ({ broker, signedIn }) => {
  await broker.queue(queue, { durable: true, arguments: { 'x-queue-type': 'stream' } })
  await fill(broker)
  const best = { bare: 0, rendered: 0 }
  const tasks: number[] = []
  for (let round = 0; round < sizes.tailRounds; round += 1) {
    best.bare = Math.max(best.bare, (count / (await bare(signedIn, broker.vhost))) * 1000)
    const page = await rendered(signedIn, broker.vhost)
    best.rendered = Math.max(best.rendered, (count / page.milliseconds) * 1000)
    tasks.push(...page.tasks)
  }
  const longest = Math.max(0, ...tasks)
  printFigures(`${count} messages of 1 KB from a stream, best of ${sizes.tailRounds}`, [
    ['', 'msg/s'],
    ['bare fetch reader in the page', best.bare.toFixed(0)],
    ['the live viewer', best.rendered.toFixed(0)],
    ['ratio', (best.rendered / best.bare).toFixed(2)],
    ['tasks over 50 ms, all rounds', String(tasks.length)],
    ['the longest, ms', longest.toFixed(0)],
  ])
  holdGoal({ name: 'live tail / bare fetch reader', value: best.rendered / best.bare, least: 0.5 })
  holdGoal({ name: 'tasks over 50 ms, live tail', value: tasks.length, most: 0 })
})
