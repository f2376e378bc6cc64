import { Line } from './fixtures/line'
import { LivePage } from './fixtures/live-page'
import { poisons } from './fixtures/poison'
import { expect, test } from './fixtures/test'

test.describe('a tap', () => {
  test('is chosen in the form, says what it does, and shows a message that arrives', async ({
    broker,
    signedIn,
  }) => {
    await broker.exchange('orders', 'topic')
    await signedIn.goto('/live')
    const live = new LivePage(signedIn)
    await signedIn.getByRole('radio', { name: 'Exchange tap' }).check()
    await signedIn.getByLabel('Virtual host').selectOption(broker.vhost)
    await signedIn.getByLabel('Exchange', { exact: true }).fill('orders')
    await signedIn.getByLabel('Binding key').fill('order.*')
    await expect(signedIn.getByText('Topic: # stands for any words')).toBeVisible()
    await expect(signedIn.getByText('A tap takes nothing from anybody')).toBeVisible()
    await live.start.click()
    await expect(live.status).toHaveText('Live')

    await broker.publish('orders', 'other.paid', 'not bound')
    await broker.publish('orders', 'order.paid', '{"total":9007199254740993,"名":"林薇"}', {
      contentType: 'application/json',
      messageId: 'm-1',
      headers: { region: 'eu', nested: { deep: [1, 'two', true] } },
    })
    await expect(live.rows).toHaveCount(1)
    await expect(live.row('order.paid')).toContainText('{"total":9007199254740993')

    await live.row('order.paid').click()
    await expect(live.detail).toContainText('content_typeapplication/json')
    await expect(live.detail).toContainText('message_idm-1')
    await expect(live.detail.getByRole('link', { name: 'Where would this go?' })).toHaveAttribute(
      'href',
      /^\/topology\?.*exchange=orders&key=order\.paid&headers=/,
    )
    const headers = live.detail.getByRole('table', { name: 'Headers' })
    await expect(headers.getByRole('row', { name: 'region string "eu"' })).toBeVisible()
    await expect(headers.getByRole('row', { name: 'deep array [3]' })).toBeVisible()
    await expect(live.detail.getByRole('tabpanel')).toContainText('"total": 9007199254740993,')
    await live.detail.getByRole('tab', { name: 'Hex' }).click()
    await expect(live.detail.getByRole('tabpanel')).toContainText('0000  7b 22 74 6f  74 61 6c 22  {"total"')

    // A phone has no side: the message comes from below, and goes back to its row.
    await signedIn.setViewportSize({ width: 390, height: 844 })
    const drawer = signedIn.getByRole('dialog', { name: 'Message' })
    await expect(drawer).toContainText('message_idm-1')
    await drawer.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(drawer).toHaveCount(0)
    await expect(live.detail).toHaveCount(0)
    await expect(live.row('order.paid').getByRole('button').first()).toBeFocused()

    const filled = new URL(signedIn.url()).searchParams
    expect(Object.fromEntries(filled)).toEqual({ vhost: broker.vhost, exchange: 'orders', key: 'order.*' })
  })

  test('leaves the queues of others alone, and its own queue is gone when it stops', async ({
    broker,
    signedIn,
  }) => {
    await broker.exchange('events', 'fanout')
    await broker.queue('work')
    await broker.bind('work', 'events', '')
    const live = new LivePage(signedIn)
    await live.open({ source: 'tap', vhost: broker.vhost, exchange: 'events' })
    await live.start.click()
    await expect(live.status).toHaveText('Live')
    await broker.publish('events', '', 'for all')
    await expect(live.row('for all')).toBeVisible()
    expect(await broker.depth('work')).toEqual({ ready: 1, consumers: 0 })

    await live.stop.click()
    await expect(live.status).toHaveText('Stopped')
    await expect(live.row('for all')).toBeVisible()
    await expect(async () => {
      const queues = (await broker.manage('GET', 'queues/{vhost}')) as { name: string }[]
      expect(queues.map((queue) => queue.name)).toEqual(['work'])
    }).toPass({ timeout: 5_000 })
  })

  test('takes arguments instead of a key on a headers exchange', async ({ broker, signedIn }) => {
    await broker.exchange('typed', 'headers')
    const live = new LivePage(signedIn)
    await live.open({ source: 'tap', vhost: broker.vhost, exchange: 'typed' })
    await expect(signedIn.getByText('Headers: shows messages')).toBeVisible()
    await expect(signedIn.getByLabel('Binding key')).toHaveCount(0)
    await signedIn.getByRole('button', { name: 'Add row' }).click()
    await signedIn.getByLabel('Name of row 1').fill('region')
    await signedIn.getByLabel('Value of row 1').fill('eu')
    await live.start.click()
    await expect(live.status).toHaveText('Live')
    await broker.publish('typed', '', 'from afar', { headers: { region: 'us' } })
    await broker.publish('typed', '', 'from here', { headers: { region: 'eu' } })
    await expect(live.row('from here')).toBeVisible()
    await expect(live.rows).toHaveCount(1)
  })

  test('cannot be put on the default exchange, and says what to do instead', async ({ broker, signedIn }) => {
    const live = new LivePage(signedIn)
    await live.open({ source: 'tap', vhost: broker.vhost, exchange: '' })
    await expect(signedIn.getByText('Nobody can bind to the default exchange')).toBeVisible()
    await expect(live.start).toHaveAttribute('aria-disabled', 'true')
    await expect(live.start).toHaveAccessibleDescription('The default exchange cannot be bound.')
  })

  test('stands still while paused, goes on, and is cleared', async ({ broker, signedIn }) => {
    await broker.exchange('orders', 'direct')
    const live = new LivePage(signedIn)
    await live.open({ source: 'tap', vhost: broker.vhost, exchange: 'orders', key: 'paid' })
    await live.start.click()
    await expect(live.status).toHaveText('Live')
    await broker.publish('orders', 'paid', 'one')
    await expect(live.row('one')).toBeVisible()

    await signedIn.getByRole('button', { name: 'Pause' }).click()
    await broker.publish('orders', 'paid', 'two')
    await expect(live.status).toHaveText('Paused, 1 new message waits')
    // What is counted is not read out.
    await expect(live.status).toHaveAttribute('aria-live', 'off')
    await expect(live.status.locator('[aria-live=polite]')).toHaveText('Paused')
    await expect(live.rows).toHaveCount(1)
    await signedIn.getByRole('button', { name: 'Resume' }).click()
    await expect(live.status).toHaveText('Live')
    await expect(live.row('two')).toBeVisible()

    await signedIn.getByRole('button', { name: 'Clear' }).click()
    await expect(live.rows).toHaveCount(0)
    await expect(signedIn.getByText('Waiting for messages')).toBeVisible()
  })

  test('shows many messages, keeps to the newest, and stays where somebody scrolled', async ({
    broker,
    signedIn,
  }) => {
    await broker.exchange('flood', 'fanout')
    const live = new LivePage(signedIn)
    await live.open({ source: 'tap', vhost: broker.vhost, exchange: 'flood' })
    await live.start.click()
    await expect(live.status).toHaveText('Live')
    for (let number = 1; number <= 600; number++) await broker.publish('flood', '', `number ${number}.`)
    await expect(live.row('number 600.')).toBeInViewport()
    expect(await live.rows.count()).toBeLessThan(80)

    await live.row('number 600.').hover()
    await signedIn.mouse.wheel(0, -3_000)
    await expect(signedIn.getByRole('button', { name: 'Go to the newest' })).toBeVisible()
    await broker.publish('flood', '', 'the last one')
    await expect(signedIn.getByText('601 rows, the newest 50,000 are kept')).toBeVisible()
    await expect(live.row('the last one')).toHaveCount(0)
    await signedIn.getByRole('button', { name: 'Go to the newest' }).click()
    await expect(live.row('the last one')).toBeInViewport()

    // The row that was open is drawn again to have the focus back.
    await live.row('number 600.').click()
    await expect(live.detail).toBeVisible()
    await live.row('the last one').hover()
    await signedIn.mouse.wheel(0, -3_000)
    await expect(live.row('number 600.')).toHaveCount(0)
    await signedIn.keyboard.press('Escape')
    await expect(live.row('number 600.').getByRole('button', { name: /^Open/ })).toBeFocused()
  })
})

test.describe('a consumer', () => {
  test('holds three, acks one, requeues one; the tab closes and the third is ready again', async ({
    broker,
    signedIn,
  }) => {
    await broker.queue('orders')
    for (const body of ['first', 'second', 'third']) await broker.publish('', 'orders', body)
    const live = new LivePage(signedIn)
    await signedIn.goto('/live')
    await signedIn.getByRole('radio', { name: 'Queue consumer' }).check()
    await signedIn.getByLabel('Virtual host').selectOption(broker.vhost)
    await signedIn.getByLabel('Queue', { exact: true }).fill('orders')
    await signedIn.getByLabel('Prefetch').fill('3')
    await expect(signedIn.getByText('messages are held for you, at most 3 at a time')).toBeVisible()
    await expect(signedIn.getByText('Nobody else consumes this queue now.')).toBeVisible()
    await live.start.click()

    await expect(live.rows).toHaveCount(3)
    expect(await broker.depth('orders')).toEqual({ ready: 0, consumers: 1 })
    await expect(signedIn.getByText('3 of 3 unacked: the queue waits for you.')).toBeVisible()

    await live.button('first', 'Ack').click()
    await expect(live.row('first')).toContainText('acked')
    await live.button('second', 'Requeue').click()
    // Nobody else consumes: the broker delivers it again, marked as redelivered.
    await expect(live.row('second').nth(0)).toContainText('requeued')
    await expect(live.row('second').nth(1)).toContainText('again')
    await expect(live.button('third', 'Ack')).toBeVisible()

    await signedIn.close()
    await expect(async () => {
      expect(await broker.depth('orders')).toEqual({ ready: 2, consumers: 0 })
    }).toPass({ timeout: 5_000 })
    expect(new Set([await broker.take('orders'), await broker.take('orders')])).toEqual(
      new Set(['second', 'third']),
    )
  })

  test('rejects: dead-lettered where the queue says so, and the button says it before', async ({
    broker,
    signedIn,
  }) => {
    await broker.queue('dead')
    await broker.queue('work', {
      arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'dead' },
    })
    await broker.publish('', 'work', 'bad apple')
    const live = new LivePage(signedIn)
    await broker.queue('plain')
    for (const body of ['core', 'peel']) await broker.publish('', 'plain', body)
    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'plain' })
    await live.start.click()
    await expect(live.rows).toHaveCount(2)
    const core = live.row('core').getByRole('button', { name: /^Open message/ })
    await core.focus()
    // One key drops nothing for good.
    await signedIn.keyboard.press('d')
    const sure = signedIn.getByRole('dialog', { name: 'Reject 1 message of plain?' })
    await sure.getByRole('button', { name: 'Cancel' }).click()
    await expect(sure).toBeHidden()
    // A key is for the row that has the focus, whatever has come since.
    await core.focus()
    await broker.publish('', 'plain', 'seed')
    await expect(live.button('seed', 'Ack')).toBeVisible()
    await expect(core).toBeFocused()
    await signedIn.keyboard.press('a')
    await expect(live.row('core')).toContainText('acked')
    await expect(live.button('seed', 'Ack')).toBeVisible()
    for (const index of [1, 2]) await live.rows.nth(index).getByRole('checkbox').check()
    await signedIn
      .getByRole('toolbar', { name: '2 selected' })
      .getByRole('button', { name: 'Reject' })
      .click()
    const both = signedIn.getByRole('dialog', { name: 'Reject 2 messages of plain?' })
    await both.getByRole('button', { name: 'Reject', exact: true }).click()
    await expect(live.row('rejected')).toHaveCount(2)
    await live.stop.click()

    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'work' })
    await expect(signedIn.getByText('Nobody else consumes this queue now.')).toBeVisible()
    await live.start.click()
    const reject = live.button('bad apple', 'Reject')
    await expect(reject).toHaveAttribute('title', 'Reject: out of the queue, dead-lettered to (AMQP default)')
    await reject.click()
    await expect(live.row('bad apple')).toContainText('rejected')
    await expect(async () => expect((await broker.depth('dead')).ready).toBe(1)).toPass()
  })

  test('gives back what it holds when it is stopped, and says so', async ({ broker, signedIn }) => {
    await broker.queue('orders')
    await broker.publish('', 'orders', 'held')
    const live = new LivePage(signedIn)
    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'orders' })
    await live.start.click()
    await expect(live.button('held', 'Ack')).toBeVisible()
    await live.stop.click()
    await expect(live.row('held')).toContainText('went back to the queue')
    await expect(async () => {
      expect(await broker.depth('orders')).toEqual({ ready: 1, consumers: 0 })
    }).toPass({ timeout: 5_000 })
  })

  test('gets the whole payload of a large message when it is opened', async ({ broker, signedIn }) => {
    await broker.queue('large')
    const lines = Array.from({ length: 20_000 }, (_, line) => `line ${line}`)
    await broker.publish('', 'large', JSON.stringify(lines))
    const live = new LivePage(signedIn)
    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'large' })
    await live.start.click()
    await live.row('line 0').click()
    await expect(live.detail.getByRole('tabpanel')).toContainText('"line 19999"')
  })

  test('is left by the keyboard as it was entered: arrows, Enter, Esc', async ({ broker, signedIn }) => {
    await broker.queue('orders')
    for (const body of ['one', 'two', 'three']) await broker.publish('', 'orders', body)
    const live = new LivePage(signedIn)
    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'orders' })
    await live.start.click()
    await expect(live.rows).toHaveCount(3)
    const rowButton = (index: number) => live.rows.nth(index).getByRole('button', { name: /^Open message/ })
    await rowButton(2).focus()
    await signedIn.keyboard.press('ArrowUp')
    await expect(rowButton(1)).toBeFocused()
    await signedIn.keyboard.press('Enter')
    await expect(live.detail.getByRole('tabpanel')).toHaveText('two')
    await signedIn.keyboard.press('k')
    await expect(live.detail.getByRole('tabpanel')).toHaveText('one')
    await signedIn.keyboard.press('Escape')
    await expect(live.detail).toHaveCount(0)
    await expect(rowButton(0)).toBeFocused()
    await signedIn.keyboard.press('Tab')
    await expect(live.button('one', 'Ack')).toBeFocused()
    await expect(live.button('one', 'Reject')).toHaveAttribute('aria-keyshortcuts', 'd')
    await signedIn.keyboard.press('Enter')
    await expect(live.row('one')).toContainText('acked')
    await expect(rowButton(0)).toBeFocused()
    await signedIn.keyboard.press('j')
    await expect(rowButton(1)).toBeFocused()
  })

  test('ends with the reason when its queue is deleted', async ({ broker, signedIn }) => {
    await broker.queue('orders')
    await broker.publish('', 'orders', 'held')
    const live = new LivePage(signedIn)
    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'orders' })
    await live.start.click()
    await expect(live.button('held', 'Ack')).toBeVisible()
    await broker.manage('DELETE', 'queues/{vhost}/orders')
    await expect(live.status).toHaveText('Ended')
    await expect(signedIn.getByRole('alert').filter({ hasText: 'orders' })).toBeVisible()
    await expect(live.row('held')).toBeVisible()
    await expect(live.start).toBeEnabled()
  })

  test('marks the gap when the connection was lost, and goes on by itself', async ({
    broker,
    signedIn,
    baseURL,
  }) => {
    const line = await Line.to(baseURL ?? '')
    await broker.queue('orders')
    await broker.publish('', 'orders', 'held')
    const live = new LivePage(signedIn)
    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'orders' }, line.url)
    await live.start.click()
    await expect(live.button('held', 'Ack')).toBeVisible()
    line.cut()
    await expect(live.status).toContainText('Connection lost')
    await expect(live.row('held')).toContainText('went back to the queue')
    await expect(signedIn.getByText('The console does not answer')).toBeVisible()
    await expect(async () => expect((await broker.depth('orders')).ready).toBe(1)).toPass()
    line.mend()
    await signedIn.getByRole('button', { name: 'Try now' }).click()
    await expect(live.status).toHaveText('Live', { timeout: 20_000 })
    await expect(live.row('Gap: ')).toContainText(
      'messages may be missing. What was unacked here is requeued.',
    )
    await expect(live.row('held').nth(1)).toContainText('again')
    // All that can be ticked: a gap cannot.
    const all = signedIn.getByRole('checkbox', { name: 'Select all rows' })
    await all.check()
    await all.uncheck()

    // Started again the same source goes on below its rows, another one takes them away.
    await live.stop.click()
    await expect(signedIn.getByText('Start goes on below these rows.')).toBeVisible()
    await live.start.click()
    await expect(live.row('stopped: what came meanwhile is not here')).toBeVisible()
    await expect(live.row('held')).toHaveCount(3)
    await live.stop.click()
    await signedIn.getByLabel('Prefetch').fill('1')
    await expect(signedIn.getByText('Start clears these rows.')).toBeVisible()
    await live.start.click()
    await expect(live.rows).toHaveCount(1)
    line.close()
  })
})

test('poison messages are shown as what they are, and the viewer goes on', async ({ broker, signedIn }) => {
  await broker.queue('poison')
  for (const [name, properties] of Object.entries(poisons)) {
    await broker.publishRaw('', 'poison', properties(), Buffer.from(`poison ${name}`))
  }
  await broker.publish('', 'poison', 'and a good one', { headers: { fine: true } })
  const live = new LivePage(signedIn)
  await live.open({ source: 'queue', vhost: broker.vhost, queue: 'poison' })
  await live.start.click()
  await expect(live.rows).toHaveCount(5)

  const headers = live.detail.getByRole('table', { name: 'Headers' })
  await live.row('poison deepTable').click()
  await expect(headers).toContainText('nested too deep to be opened')
  await live.row('poison unknownTag').click()
  await expect(headers.getByRole('row', { name: /^long/ })).toBeVisible()
  await live.row('poison prototype').click()
  await expect(headers.getByRole('row', { name: '__proto__ table {1}' })).toBeVisible()
  await expect(headers.getByRole('row', { name: 'admin boolean true' })).toBeVisible()
  await live.row('poison typeTrap').click()
  await expect(headers.getByRole('row', { name: '! string "int64"' })).toBeVisible()
  await live.row('and a good one').click()
  await expect(headers.getByRole('row', { name: 'fine boolean true' })).toBeVisible()

  for (const name of Object.keys(poisons)) await live.button(`poison ${name}`, 'Ack').click()
  await broker.publish('', 'poison', 'still alive')
  await expect(live.row('still alive')).toBeVisible()
  await expect(live.status).toHaveText('Live')
})

test.describe('bad input', () => {
  test('is named at its field, and nothing is sent', async ({ broker, signedIn }) => {
    const live = new LivePage(signedIn)
    let sent = 0
    signedIn.on('request', (request) => {
      if (request.url().endsWith('/api/live')) sent += 1
    })
    await live.open({ source: 'tap', vhost: broker.vhost, key: 'ü'.repeat(128) })
    await expect(signedIn.getByLabel('Binding key')).toHaveAccessibleDescription('At most 255 bytes of UTF-8')
    await live.start.click()
    await expect(signedIn.getByLabel('Exchange', { exact: true })).toHaveAccessibleDescription(
      'A name is needed',
    )

    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'q', prefetch: 'many' })
    await expect(signedIn.getByLabel('Prefetch')).toHaveAccessibleDescription('Not a whole number')
    await signedIn.getByLabel('Prefetch').fill('1001')
    await expect(signedIn.getByLabel('Prefetch')).toHaveAccessibleDescription('1 to 1,000')
    // A request would have gone by the time the next one, which is right, has its answer.
    await live.start.click()
    await signedIn.getByLabel('Prefetch').fill('10')
    const answered = signedIn.waitForResponse((response) => response.url().endsWith('/api/live'))
    await live.start.click()
    await answered
    expect(sent).toBe(1)
  })

  test('an unknown queue is refused in words', async ({ broker, signedIn }) => {
    const live = new LivePage(signedIn)
    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'a/b 中文 <b>%' })
    await live.start.click()
    await expect(signedIn.getByRole('alert').filter({ hasText: 'a/b 中文 <b>%' })).toBeVisible()
    await expect(live.status).toHaveText('Ended')
  })
})

test.describe('a user who may not read', () => {
  test.use({ rights: { configure: '.*', write: '.*', read: '^$' } })

  test('is told by the broker, in words', async ({ broker, signedIn }) => {
    await broker.queue('orders')
    const live = new LivePage(signedIn)
    await live.open({ source: 'queue', vhost: broker.vhost, queue: 'orders' })
    await live.start.click()
    await expect(signedIn.getByRole('alert').filter({ hasText: 'RabbitMQ refused it' })).toContainText(
      'orders',
    )
  })
})
