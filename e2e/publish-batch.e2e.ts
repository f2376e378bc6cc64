import type { Page } from '@playwright/test'
import { connect } from 'amqplib'
import { askServer } from './fixtures/ask-server'
import type { TestBroker } from './fixtures/broker'
import { amqpAddress } from './fixtures/environment'
import { expect, test } from './fixtures/test'

const open = (page: Page, broker: TestBroker, tab: string, target: Record<string, string>) =>
  page.goto(`/publish?${new URLSearchParams({ tab, vhost: broker.vhost, ...target }).toString()}`)
const outcomeOf = (page: Page) => page.getByRole('status', { name: 'Outcome' })
const payloadOf = (page: Page) => page.getByRole('textbox', { name: 'Payload', exact: true })
/** The figure below a word of the outcome. */
const figure = (page: Page, word: string) =>
  outcomeOf(page)
    .locator('dl > div', { has: page.getByText(word, { exact: true }) })
    .getByRole('definition')
    .first()

test('a batch of 2,000 with placeholders is counted to the last message', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('captures')
  await broker.exchange('payments', 'direct')
  await broker.bind('captures', 'payments', 'capture')
  await page.goto('/publish')
  await page.getByRole('tab', { name: 'Batch' }).click()
  await expect(page).toHaveURL(/tab=batch/)
  await open(page, broker, 'batch', { exchange: 'payments', routingKey: '{{pick capture void}}' })
  await payloadOf(page).fill('{"n": {{n}}, "id": "{{uuid}}", "amount": {{random 5 250}}}')
  await page.getByLabel('Count', { exact: true }).fill('2000')
  await page.getByRole('button', { name: 'Publish 2,000 messages' }).click()
  await expect(outcomeOf(page)).toContainText('Done', { timeout: 20_000 })
  // The counts that ran were not read out, only how it does.
  await expect(outcomeOf(page)).toHaveAttribute('aria-live', 'off')
  await expect(outcomeOf(page).locator('[aria-live=polite]', { hasText: 'Done' })).toHaveText('Done')
  const { ready } = await broker.depth('captures')
  await expect(figure(page, 'Confirmed')).toHaveText(ready.toLocaleString('en'))
  await expect(figure(page, 'Returned')).toHaveText((2000 - ready).toLocaleString('en'))
  await expect(figure(page, 'Nacked')).toHaveText('0')
  await expect(figure(page, 'Unknown')).toHaveText('0')
  await expect(outcomeOf(page)).toContainText('312 NO_ROUTE')
  await outcomeOf(page).getByText('Messages that came back').click()
  const cameBack = outcomeOf(page).getByRole('table', { name: 'Messages that came back' })
  await expect(cameBack.getByRole('row')).toHaveCount(101)
  await expect(cameBack.getByRole('row').nth(1)).toContainText(/payments\s*void\s*312 NO_ROUTE\s*\d+ B/)
  expect(JSON.parse((await broker.take('captures')) ?? '')).toMatchObject({
    id: expect.stringMatching(/^[\da-f-]{36}$/),
  })
})

test('a batch keeps its rate, goes on when the page is left, and is stopped there again', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('q')
  await open(page, broker, 'batch', { routingKey: 'q' })
  await page.getByLabel('Count', { exact: true }).fill('100000')
  await page.getByLabel('Rate', { exact: true }).fill('200')
  await page.getByRole('button', { name: 'Publish 100,000 messages' }).click()
  await expect(outcomeOf(page)).toContainText('Running')
  await page.goto('/queues')
  const left = (await broker.depth('q')).ready
  await open(page, broker, 'batch', { routingKey: 'q' })
  await expect(outcomeOf(page)).toContainText('Running')
  await expect.poll(async () => (await broker.depth('q')).ready).toBeGreaterThan(left)
  await outcomeOf(page).getByRole('button', { name: 'Stop' }).click()
  await expect(outcomeOf(page)).toContainText('Stopped')
  const { ready } = await broker.depth('q')
  await expect(figure(page, 'Confirmed')).toHaveText(ready.toLocaleString('en'))

  // What no test may do to the broker of all: an alarm midway, then a connection that goes with three of them.
  let fate: Record<string, unknown> = { state: 'running', blocked: 'memory' }
  await page.route('**/api/batches', async (route) => {
    const answer = await askServer(route)
    const { batches } = (await answer.json()) as { batches: { counts: object }[] }
    const bent = batches.map((batch) => ({ ...batch, ...fate, counts: { ...batch.counts, unknown: 3 } }))
    return route.fulfill({ response: answer, json: { batches: bent } })
  })
  await page.reload()
  await expect(outcomeOf(page)).toContainText('RabbitMQ takes no messages now (memory)')
  fate = { state: 'failed' }
  await expect(outcomeOf(page)).toContainText('Ended early')
  await expect(outcomeOf(page)).not.toContainText('RabbitMQ takes no messages now')
  await expect(figure(page, 'Unknown')).toHaveText('3')
  await expect(outcomeOf(page)).toContainText('Check the queue before you publish the 3 unknown ones again')
})

test('batches before the newest one are stopped as well, and say why they wait or ended early', async ({
  signedIn: page,
  broker,
}) => {
  const earlier = page.getByRole('region', { name: 'Earlier batches' }).getByRole('listitem')
  const start = async (routingKey: string) => {
    await broker.queue(routingKey)
    await open(page, broker, 'batch', { routingKey })
    await page.getByLabel('Count', { exact: true }).fill('100000')
    await page.getByLabel('Rate', { exact: true }).fill('50')
    await page.getByRole('button', { name: 'Publish 100,000 messages' }).click()
    await expect.poll(async () => (await broker.depth(routingKey)).ready).toBeGreaterThan(0)
  }
  await start('older')
  await start('newer')
  await expect(outcomeOf(page)).toContainText('Running')
  await expect(earlier).toContainText('Running')
  // Which one it stops, it says.
  await expect(earlier.getByRole('button', { name: 'Stop' })).toHaveAccessibleDescription(/of 100,000 sent/)
  await earlier.getByRole('button', { name: 'Stop' }).click()
  await expect(earlier).toContainText('Stopped')
  await expect(earlier.getByRole('button')).toHaveCount(0)
  const stopped = await broker.depth('older')
  await expect(earlier.locator('dl > div', { hasText: 'Confirmed' })).toContainText(String(stopped.ready))
  // The other one runs.
  await expect(outcomeOf(page)).toContainText('Running')
  const { ready } = await broker.depth('newer')
  await expect.poll(async () => (await broker.depth('newer')).ready).toBeGreaterThan(ready)
  expect(await broker.depth('older')).toEqual(stopped)

  await start('newest')
  await expect(earlier).toHaveCount(2)
  await page.reload()
  await earlier.first().getByRole('button', { name: 'Stop' }).click()
  await expect(earlier.first()).toContainText('Stopped')
  await expect(outcomeOf(page)).toContainText('Running')

  // What no test may do to the broker of all: an alarm, and a connection that goes.
  const problem = {
    type: 'about:blank',
    title: 'Bad gateway',
    status: 502,
    code: 'broker_unreachable',
    detail: 'The connection went.',
  }
  await page.route('**/api/batches', async (route) => {
    const answer = await askServer(route)
    const { batches } = (await answer.json()) as { batches: { counts: object }[] }
    const [newest, ...others] = batches
    const [waits, failed] = others.map((batch) => ({ ...batch, counts: { ...batch.counts, unknown: 3 } }))
    const bent = [
      newest,
      { ...waits, state: 'running', blocked: 'memory' },
      { ...failed, state: 'failed', problem },
    ]
    return route.fulfill({ response: answer, json: { batches: bent } })
  })
  await expect(earlier.first()).toContainText('RabbitMQ takes no messages now (memory)')
  await expect(earlier.last()).toContainText('Ended early')
  await expect(earlier.last()).toContainText('The connection went.')
  await expect(earlier.last()).toContainText('Check the queue before you publish the 3 unknown ones again')
  await expect(outcomeOf(page)).not.toContainText('The connection went.')
  await page.unroute('**/api/batches')
  await outcomeOf(page).getByRole('button', { name: 'Stop' }).click()
  await expect(outcomeOf(page)).toContainText('Stopped')
})

test('a batch in transactions at a rate is committed as a whole, and takes its time', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('q')
  await open(page, broker, 'batch', { routingKey: 'q' })
  await page.getByLabel('Count', { exact: true }).fill('60')
  await page.getByLabel('Rate', { exact: true }).fill('40')
  await page.getByLabel('Window', { exact: true }).fill('20')
  const guarantee = page.getByRole('radiogroup', { name: 'Guarantee' })
  await guarantee.getByRole('radio', { name: 'Transaction' }).check()
  await page.getByRole('button', { name: 'Publish 60 messages' }).click()
  await expect(outcomeOf(page)).toContainText('Done')
  await expect(figure(page, 'Confirmed')).toHaveText('60')
  await expect(outcomeOf(page)).toContainText('committed')
  const seconds = /60 of 60 sent in ([\d.]+) s/.exec((await outcomeOf(page).textContent()) ?? '')?.[1]
  expect(Number(seconds)).toBeGreaterThan(0.9)
  expect((await broker.depth('q')).ready).toBe(60)
})

test('a start whose answer is lost is looked for, and a batch that is lost sight of is found again', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('q')
  await open(page, broker, 'batch', { routingKey: 'q' })
  let starts = 0
  let fate: 'lost answer' | 'lost request' = 'lost answer'
  let isCut = true
  await page.route('**/api/batches', async (route) => {
    if (route.request().method() === 'GET') {
      if (isCut) return route.abort('connectionreset')
      return route.continue()
    }
    starts += 1
    if (fate === 'lost answer') await askServer(route)
    return route.abort('connectionreset')
  })
  await page.getByLabel('Count', { exact: true }).fill('6000')
  await page.getByLabel('Rate', { exact: true }).fill('100')
  const start = page.getByRole('button', { name: 'Publish 6,000 messages' })
  await start.click()
  await expect(outcomeOf(page)).toContainText('the batch may be running')
  // Until that is known, no second one is started.
  await expect(page.getByRole('button', { name: 'Starting…' })).toBeDisabled()
  await page.getByLabel('Count', { exact: true }).press('Control+Enter')
  expect(starts).toBe(1)
  isCut = false
  await expect(outcomeOf(page)).toContainText('it did start the batch', { timeout: 20_000 })
  await expect(outcomeOf(page)).toContainText('Running')

  isCut = true
  await expect(outcomeOf(page)).toContainText(/Counts of \d/)
  await expect(outcomeOf(page)).toContainText('The console does not answer')
  isCut = false
  await outcomeOf(page).getByRole('button', { name: 'Now' }).click()
  await expect(outcomeOf(page)).not.toContainText('Counts of')
  await outcomeOf(page).getByRole('button', { name: 'Stop' }).click()
  await expect(outcomeOf(page)).toContainText('Stopped')
  const { ready } = await broker.depth('q')
  await expect(figure(page, 'Confirmed')).toHaveText(ready.toLocaleString('en'))

  fate = 'lost request'
  await start.click()
  await expect(outcomeOf(page)).toContainText('nothing was started')
  expect((await broker.depth('q')).ready).toBe(ready)
})

test('what cannot be made is named at its field', async ({ signedIn: page, broker }) => {
  await broker.queue('q')
  await open(page, broker, 'batch', { routingKey: 'q' })
  await page.getByLabel('Count', { exact: true }).fill('0')
  await payloadOf(page).fill('{{oops}}')
  await page.getByRole('button', { name: /^Publish 0/ }).click()
  await expect(page.getByLabel('Count', { exact: true })).toHaveAccessibleDescription('1 to 10,000,000')
  await expect(payloadOf(page)).toHaveAccessibleDescription('No such placeholder: {{oops}}')
  await expect(outcomeOf(page)).toContainText('No batch yet')
})

test('a CSV file by its columns, and a JSON Lines file with a fault', async ({ signedIn: page, broker }) => {
  await broker.queue('q')
  await open(page, broker, 'batch', { routingKey: 'q' })
  await page.getByRole('radio', { name: 'From a file' }).check()
  const file = page.getByLabel('File with the messages')
  const csv = 'body,tenant\n"a, b",cn\nc,eu\n'
  await file.setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByLabel('Payload from column').selectOption('body')
  await page.getByRole('checkbox', { name: 'The other columns become headers' }).check()
  // What would pack each of the payloads is not hidden with the form's own.
  await page.getByLabel('Compression').selectOption('gzip')
  await expect(page.getByLabel('Content encoding')).toHaveAttribute('placeholder', 'gzip')
  await page.getByLabel('Compression').selectOption('none')
  await expect(page.getByRole('button', { name: 'Remove the file' })).toBeVisible()
  await page.getByRole('button', { name: 'Publish the file' }).click()
  await expect(outcomeOf(page)).toContainText('Done')
  await expect(figure(page, 'Confirmed')).toHaveText('2')
  expect([await broker.take('q'), await broker.take('q')]).toEqual(['a, b', 'c'])

  const broken = `${'{"payload":{"encoding":"utf8","text":"x"}}\n'.repeat(999)}{"payload":`
  await file.setInputFiles({ name: 'a.jsonl', mimeType: 'text/plain', buffer: Buffer.from(broken) })
  await expect(page.getByLabel('Format')).toHaveValue('json-lines')
  // Its lines are whole messages: what the form would say of them is not asked for.
  await expect(page.getByText('a line without delivery_mode is transient')).toBeVisible()
  await expect(page.getByLabel('Delivery mode')).toHaveCount(0)
  await expect(page.getByLabel('Compression')).toHaveCount(0)
  await expect(page.getByText('Headers', { exact: true })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Remove the file' })).toBeVisible()
  await page.getByRole('button', { name: 'Publish the file' }).click()
  await expect(outcomeOf(page)).toContainText('Ended early')
  await expect(outcomeOf(page)).toContainText('Line 1000: not JSON.')
  expect((await broker.depth('q')).ready).toBe(0)
})

test('a request gets its reply, and silence is told', async ({ signedIn: page, broker }) => {
  await broker.queue('rpc')
  const connection = await connect({
    protocol: 'amqp',
    ...amqpAddress,
    username: 'guest',
    password: 'guest',
    vhost: encodeURIComponent(broker.vhost),
  })
  const channel = await connection.createChannel()
  let strays = 0
  const { consumerTag } = await channel.consume(
    'rpc',
    (request) => {
      if (request === null) return
      const { replyTo, correlationId } = request.properties as { replyTo: string; correlationId: string }
      for (let number = 0; number < strays; number += 1)
        channel.publish('', replyTo, Buffer.from('late'), { correlationId: 'of another request' })
      channel.publish('', replyTo, Buffer.from(`pong to ${request.content.toString()}`), { correlationId })
    },
    { noAck: true },
  )
  await open(page, broker, 'request', { routingKey: 'rpc' })
  for (const through of ['Direct reply-to', 'A temporary queue']) {
    await payloadOf(page).fill(`ping through ${through}`)
    await page.getByRole('radio', { name: through }).check()
    await page.getByRole('button', { name: 'Send request' }).click()
    // What the reply says is of this request: the words around it were there after the one before.
    await expect(page.getByRole('region', { name: /^Reply 1/ })).toContainText(
      `pong to ping through ${through}`,
    )
    await expect(outcomeOf(page)).toContainText('1 reply after')
    await expect(page.getByRole('region', { name: /^Reply 1/ })).toContainText('matches the request')
  }
  await expect(outcomeOf(page)).not.toContainText('shown')
  strays = 25
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(outcomeOf(page)).toContainText('Replies with another correlation id: 20 of 25 shown.')
  await channel.cancel(consumerTag)
  await page.getByLabel('Time limit').fill('300')
  await page.getByLabel('Correlation id').fill('mine')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(outcomeOf(page)).toContainText('No reply within 300 ms')
  await expect(outcomeOf(page)).toContainText('mine')
  await page.getByLabel('Routing key').fill('nobody')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(outcomeOf(page)).toContainText('Returned, 312 NO_ROUTE')
  // Taken away on another tab, Mandatory is not asked for here either: then nobody knows where the request is.
  await page.getByRole('tab', { name: 'Message', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Mandatory' }).uncheck()
  await page.getByRole('tab', { name: 'Request/reply' }).click()
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(outcomeOf(page)).toContainText('without Mandatory it does not say whether a queue got it')
  // No answer of the console at all: the request may be there.
  await page.route('**/request', async (route) => {
    await askServer(route)
    return route.abort('connectionreset')
  })
  await page.getByLabel('Routing key').fill('rpc')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(outcomeOf(page)).toContainText('Unknown: it may have been delivered')
  await expect(outcomeOf(page)).toContainText('Check the queue before you publish it again')
  await connection.close()
})
