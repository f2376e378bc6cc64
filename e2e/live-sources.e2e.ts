import { hasStreamFilter } from '@/lib/rabbitmq/stream-filter'
import { LivePage } from './fixtures/live-page'
import { expect, test } from './fixtures/test'

test('several taps in one list', async ({ broker, signedIn }) => {
  await broker.exchange('orders', 'fanout')
  await broker.exchange('audit', 'topic')
  const live = new LivePage(signedIn)
  await live.open({ source: 'tap', vhost: broker.vhost, exchange: 'orders' })
  await signedIn.getByRole('button', { name: 'Another tap' }).click()
  await signedIn.getByLabel('Exchange 2').fill('audit')
  await live.start.click()
  await expect(live.status).toHaveText('Live')
  await broker.publish('orders', '', 'one')
  await broker.publish('audit', 'login', 'two')
  await expect(live.row('one')).toContainText('orders')
  await expect(live.row('two')).toContainText('audit')
})

test('a consumer is what its form says: tag, priority, exclusive, arguments, automatic ack', async ({
  broker,
  signedIn,
}) => {
  await broker.queue('orders')
  await broker.publish('', 'orders', 'acked as it comes')
  const live = new LivePage(signedIn)
  await live.open({ source: 'queue', vhost: broker.vhost, queue: 'orders' })
  await signedIn.getByLabel('Ack mode').selectOption('automatic')
  await expect(signedIn.getByText('every message is acked as it comes')).toBeVisible()
  await signedIn.getByRole('button', { name: 'Consumer options' }).click()
  await signedIn.getByLabel('Consumer tag').fill('console-tag')
  await signedIn.getByLabel('Priority').fill('-7')
  await signedIn.getByRole('checkbox', { name: 'Exclusive' }).check()
  const args = signedIn.getByRole('group', { name: 'Arguments' })
  await args.getByRole('button', { name: 'Add row' }).click()
  await args.getByLabel('Name of row 1').fill('x-mine')
  await args.getByLabel('Value of row 1').fill('yes')
  await live.start.click()
  await expect(live.row('acked as it comes')).toBeVisible()
  await expect(live.button('acked as it comes', 'Ack')).toHaveCount(0)
  type Consumer = { consumer_tag: string; exclusive: boolean; arguments: object }
  await expect(async () => {
    const [consumer] = (await broker.manage('GET', 'consumers/{vhost}')) as Consumer[]
    expect(consumer).toMatchObject({
      consumer_tag: 'console-tag',
      exclusive: true,
      arguments: { 'x-priority': -7, 'x-mine': 'yes' },
    })
  }).toPass()
  await live.stop.click()
  await expect(live.status).toHaveText('Stopped')
  await expect(async () => {
    expect(await broker.depth('orders')).toEqual({ ready: 0, consumers: 0 })
  }).toPass()
})

test('a stream is read from its beginning, and nothing of it is consumed', async ({ broker, signedIn }) => {
  await broker.queue('log', { durable: true, arguments: { 'x-queue-type': 'stream' } })
  for (const body of ['first', 'second']) await broker.publish('', 'log', body)
  await signedIn.goto(
    `/live?${new URLSearchParams({ source: 'stream', vhost: broker.vhost, queue: 'log' }).toString()}`,
  )
  const live = new LivePage(signedIn)
  await expect(signedIn.getByText('Reading a stream takes nothing from anybody')).toBeVisible()
  const { rabbitmq_version: version } = (await broker.manage('GET', 'overview')) as {
    rabbitmq_version: string
  }
  const values = signedIn.getByLabel('Filter values')
  await expect(values).toBeEnabled({ enabled: hasStreamFilter(version) })
  await expect(values).toHaveAccessibleDescription(
    hasStreamFilter(version) ? /x-stream-filter/ : /has no stream filter: it came with 3\.13/,
  )
  const from = signedIn.getByLabel('Read from')
  const reads = async (...rows: RegExp[]) => {
    await live.start.click()
    await expect(live.rows).toHaveText(rows)
    await live.stop.click()
    await expect(live.status).toHaveText('Stopped')
  }
  await from.selectOption('first')
  for (let round = 0; round < 2; round += 1) await reads(/first/, /second/)
  await from.selectOption('Offset')
  await signedIn.getByLabel('Offset', { exact: true }).fill('1')
  await reads(/second/)
  await from.selectOption('Time')
  await signedIn.getByLabel('Time', { exact: true }).fill('2020-01-01T12:00:05')
  // A link means this moment in every zone.
  await expect.poll(() => new URL(signedIn.url()).searchParams.get('at')).toMatch(/^20.+:05Z$/)
  await reads(/first/, /second/)
  await from.selectOption('last')
  await reads(/second/)
  await from.selectOption('Age')
  await expect(signedIn.getByLabel('Age', { exact: true })).toHaveValue('1h')
  await reads(/first/, /second/)
  await from.selectOption('next')
  await live.start.click()
  await expect(live.status).toHaveText('Live')
  await broker.publish('', 'log', 'later')
  await expect(live.rows).toHaveText([/later/])
  await live.stop.click()
  await expect(live.status).toHaveText('Stopped')
  if (!hasStreamFilter(version)) return
  await from.selectOption('first')
  // Confirmed before and after others: a chunk of its own.
  await broker.publish('', 'log', 'third', { headers: { 'x-stream-filter-value': 'eu' } })
  await values.fill('eu')
  await reads(/third/)
})

test.describe('the firehose', () => {
  const tracing = async (broker: { manage: (method: string, path: string) => Promise<unknown> }) =>
    ((await broker.manage('GET', 'vhosts/{vhost}')) as { tracing: boolean }).tracing

  test('is for administrators', async ({ signedIn }) => {
    await signedIn.goto('/live')
    await expect(signedIn.getByRole('radio', { name: 'Stream' })).toBeVisible()
    await expect(signedIn.getByRole('radio', { name: 'Firehose' })).toHaveCount(0)
  })

  test.describe('of an administrator', () => {
    test.use({ tags: 'administrator' })

    test('is on while one watches, and off again when the tab is closed', async ({ broker, signedIn }) => {
      await broker.exchange('orders', 'fanout')
      await signedIn.goto(
        `/live?${new URLSearchParams({ source: 'firehose', vhost: broker.vhost }).toString()}`,
      )
      await expect(signedIn.getByText('The firehose copies everything')).toBeVisible()
      const live = new LivePage(signedIn)
      await live.start.click()
      await expect(live.status).toHaveText('Live')
      expect(await tracing(broker)).toBe(true)
      await broker.publish('orders', '', 'seen by all')
      await expect(live.row('publish.orders')).toContainText('seen by all')
      await signedIn.close()
      await expect(async () => expect(await tracing(broker)).toBe(false)).toPass({ timeout: 10_000 })
    })

    test('that cannot be turned off is said to be on, with what turns it off, until it is off', async ({
      broker,
      signedIn,
    }) => {
      const tag = (tags: string) =>
        broker.manage('PUT', `users/${broker.username}`, { password: broker.password, tags })
      await signedIn.goto(
        `/live?${new URLSearchParams({ source: 'firehose', vhost: broker.vhost }).toString()}`,
      )
      const live = new LivePage(signedIn)
      await live.start.click()
      await expect(live.status).toHaveText('Live')
      await tag('management')
      await live.stop.click()
      const note = signedIn.getByText(`rabbitmqctl trace_off -p ${broker.vhost}`)
      await expect(note).toBeVisible()
      expect(await tracing(broker)).toBe(true)
      await tag('administrator')
      await expect(note).toBeHidden({ timeout: 15_000 })
      expect(await tracing(broker)).toBe(false)
    })

    test('left on by a console that was killed is told, and goes off when that is asked for', async ({
      broker,
      signedIn,
    }) => {
      await broker.manage('PUT', 'vhosts/{vhost}', { tracing: true })
      await signedIn.goto(
        `/live?${new URLSearchParams({ source: 'firehose', vhost: broker.vhost }).toString()}`,
      )
      const live = new LivePage(signedIn)
      await live.start.click()
      await expect(signedIn.getByText('so it was on for nobody')).toBeVisible()
      await signedIn.getByRole('button', { name: 'Turn it off when I stop' }).click()
      await expect(signedIn.getByText('The firehose goes off when you stop')).toBeVisible()
      expect(await tracing(broker)).toBe(true)
      await live.stop.click()
      await expect(async () => expect(await tracing(broker)).toBe(false)).toPass({ timeout: 10_000 })
    })
  })
})

test('the exchanges of the broker itself: what happens on it, and its log', async ({ broker, signedIn }) => {
  const exchanges = (await broker.manage('GET', 'exchanges/%2F?columns=name')) as { name: string }[]
  const has = (name: string) => exchanges.some((exchange) => exchange.name === name)
  test.skip(!has('amq.rabbitmq.event') || !has('amq.rabbitmq.log'), 'this broker has none')
  const rights = { configure: '.*', write: '.*', read: '.*' }
  await broker.manage('PUT', `permissions/%2F/${broker.username}`, rights)
  const live = new LivePage(signedIn)
  /** Others do things on this broker meanwhile: only what names this test is shown. */
  const watch = async (exchange: string, key: string, filter: string, says: string) => {
    const address = { source: 'tap', vhost: '/', exchange, key, filter }
    await signedIn.goto(`/live?${new URLSearchParams(address).toString()}`)
    await expect(signedIn.getByText(says)).toBeVisible()
    await live.start.click()
    await expect(live.status).toHaveText('Live')
  }
  const born = `born-${broker.vhost}`
  const happens = 'amq.rabbitmq.event says what happens on the broker'
  await watch('amq.rabbitmq.event', 'queue.*', `headers.name = "${born}"`, happens)
  await broker.queue(born)
  await live.row('queue.created').click()
  const headers = live.detail.getByRole('table', { name: 'Headers' })
  await expect(headers.getByRole('row', { name: `name string "${born}"` })).toBeVisible()

  const log = 'amq.rabbitmq.log carries the broker’s own log'
  await watch('amq.rabbitmq.log', 'info', `payload contains "${broker.vhost}"`, log)
  await broker.publishRaw('', born, Buffer.from([0, 0]), Buffer.from('over a connection of its own'))
  await expect(live.row('granted access to vhost').first()).toContainText(broker.vhost)
})
