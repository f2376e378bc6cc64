import type { Page } from '@playwright/test'
import { connect } from 'amqplib'
import { amqpAddress } from '@/e2e/fixtures/environment'
import { expect, test } from '@/e2e/fixtures/test'
import type { BatchProgress } from '@/lib/api/batches'
import { holdGoal, printFigures } from './figures'
import { sizes } from './sizes'

const count = sizes.messages
const payload = 'x'.repeat(1024)
const window = 256
const goal = 0.9
const rounds = sizes.publishRounds

/** amqplib as its documentation has it: a confirm channel, and so many messages without an answer. */
async function bare(vhost: string, queue: string): Promise<number> {
  const connection = await connect(
    { protocol: 'amqp', ...amqpAddress, username: 'guest', password: 'guest', vhost },
    { noDelay: true },
  )
  const channel = await connection.createConfirmChannel()
  const body = Buffer.from(payload)
  const start = performance.now()
  await new Promise<void>((resolve, reject) => {
    let [sent, confirmed] = [0, 0]
    const answered = (error: unknown) => {
      if (error !== null) return reject(new Error('not confirmed'))
      confirmed += 1
      if (confirmed === count) return resolve()
      send()
    }
    const send = () => {
      while (sent < count && sent - confirmed < window) {
        sent += 1
        channel.publish('', queue, body, { persistent: true, mandatory: true }, answered)
      }
    }
    send()
  })
  const milliseconds = performance.now() - start
  await connection.close()
  return milliseconds
}

test('a batch against bare amqplib with the same window', async ({ broker, signedIn }) => {
  const rates = { bare: 0, warren: 0 }
  for (let round = 0; round < rounds; round += 1) {
    for (const who of ['bare', 'warren'] as const) {
      const queue = `${who}-${round}`
      await broker.queue(queue)
      const milliseconds =
        who === 'bare' ? await bare(broker.vhost, queue) : await batch(signedIn, broker.vhost, queue)
      rates[who] = Math.max(rates[who], (count / milliseconds) * 1000)
      expect((await broker.depth(queue)).ready).toBe(count)
    }
  }
  const ratio = rates.warren / rates.bare
  printFigures(`A batch of ${count} x 1 KB, confirmed, window ${window}, best of ${rounds}`, [
    ['', 'msg/s'],
    ['bare amqplib', rates.bare.toFixed(0)],
    ['a batch of Warren', rates.warren.toFixed(0)],
    ['ratio', ratio.toFixed(2)],
  ])
  holdGoal({ name: 'batch / bare amqplib', value: ratio, least: goal })
})

/** By the HTTP API, as the page does it; the time is that from the start of the job to its last confirm. */
async function batch(page: Page, vhost: string, queue: string): Promise<number> {
  const started = await page.request.post('/api/batches', {
    data: { vhost, exchange: '', routingKey: queue, payload, window, source: { kind: 'template', count } },
  })
  const { id } = (await started.json()) as { id: string }
  for (;;) {
    const { batches } = (await (await page.request.get('/api/batches')).json()) as {
      batches: BatchProgress[]
    }
    const own = batches.find((each) => each.id === id)
    if (own?.state === 'done' && own.counts.confirmed === count) return own.milliseconds
    if (own === undefined || own.state === 'failed') throw new Error(JSON.stringify(own))
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
