import type { Page } from '@playwright/test'
import { askServer } from './fixtures/ask-server'
import { node, openGraph } from './fixtures/graph'
import { expect, test } from './fixtures/test'

interface Target {
  vhost: string
  exchange?: string
  routingKey?: string
}

const open = (page: Page, target: Target) =>
  page.goto(`/publish?${new URLSearchParams({ ...target }).toString()}`)
const outcomeOf = (page: Page) => page.getByRole('status', { name: 'Outcome' })
const publish = (page: Page) => page.getByRole('button', { name: 'Publish message' }).click()

async function addHeader(page: Page, name: string, type: string, value: string) {
  const headers = page.getByRole('group', { name: 'Headers' })
  await headers.getByRole('button', { name: 'Add row' }).click()
  const row = headers.getByRole('listitem').last()
  await row.getByRole('textbox', { name: /^Value/ }).fill(value)
  await row.getByRole('combobox', { name: /^Type/ }).selectOption(type)
  await row.getByLabel(/^Name/).fill(name)
}

test('a message is confirmed and routed, and the count on its queue rises', async ({
  signedIn: page,
  broker,
  context,
}) => {
  await broker.queue('orders')
  await broker.exchange('shop', 'topic')
  await broker.bind('orders', 'shop', 'order.#')
  const queue = await context.newPage()
  await queue.goto(`/queues/${encodeURIComponent(broker.vhost)}/orders`)
  const figures = queue.locator('dl > div', { has: queue.getByText('Ready', { exact: true }) })
  const ready = figures.first().getByRole('definition')
  await expect(ready).toHaveText('0', { timeout: 20_000 })

  await open(page, { vhost: broker.vhost, exchange: 'shop', routingKey: 'order.created' })
  await expect(page.getByLabel('Virtual host')).toHaveValue(broker.vhost)
  await expect(page.getByLabel('Exchange')).toHaveValue('shop')
  await expect(page.getByText('Topic:')).toBeVisible()
  await page.getByRole('textbox', { name: 'Payload' }).fill('{"order":1}')
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  await publish(page)
  await expect(page.getByRole('region', { name: 'Earlier outcomes' }).getByRole('listitem')).toHaveCount(1)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')

  expect((await broker.depth('orders')).ready).toBe(2)
  await expect(ready).toHaveText('2', { timeout: 20_000 })
  expect(await broker.take('orders')).toBe('{"order":1}')
})

test('from the page of a queue, the rows of the lists and the nodes of the graph one comes to a form that is filled', async ({
  signedIn: page,
  broker,
}) => {
  test.slow()
  const { vhost } = broker
  await broker.queue('orders')
  await broker.exchange('shop', 'topic')
  await broker.bind('orders', 'shop', 'order.#')
  const isFilled = async (title: string, fields: Record<string, string>) => {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    for (const [label, value] of Object.entries({ 'Virtual host': vhost, ...fields }))
      await expect(page.getByLabel(label, { exact: true })).toHaveValue(value)
  }
  const toQueue = () => isFilled('Publish', { Exchange: '', 'Routing key': 'orders' })
  const ofQueue = async () => {
    await isFilled('Live', { Queue: 'orders' })
    await expect(page.getByRole('radio', { name: 'Queue consumer' })).toBeChecked()
  }
  const toExchange = () => isFilled('Publish', { Exchange: 'shop', 'Routing key': '' })
  const ofExchange = async () => {
    await isFilled('Live', { Exchange: 'shop' })
    await expect(page.getByRole('radio', { name: 'Exchange tap' })).toBeChecked()
  }
  const item = (name: string) => page.getByRole('menuitem', { name, exact: true }).click()

  const queuePage = `/queues/${encodeURIComponent(vhost)}/orders`
  await page.goto(queuePage)
  await page.getByRole('link', { name: 'Publish to this queue' }).click()
  await toQueue()
  await page.goto(queuePage)
  await page.getByRole('link', { name: 'Watch live' }).click()
  await ofQueue()

  for (const [list, name, what, check] of [
    ['queues', 'orders', 'Consume live', ofQueue],
    ['exchanges', 'shop', 'Publish to…', toExchange],
  ] as const) {
    await page.goto(`/${list}?${new URLSearchParams({ vhost })}`)
    await page.getByRole('button', { name: `Actions of ${name}`, exact: true }).click()
    await item(what)
    await check()
  }

  for (const [name, what, check] of [
    [/^queue orders/, 'Publish to…', toQueue],
    [/^exchange shop/, 'Tap', ofExchange],
  ] as const) {
    const graph = await openGraph(page, broker)
    await node(graph, name).focus()
    await page.keyboard.press('Shift+F10')
    await item(what)
    await check()
  }
})

test('the side panel is as wide as one makes it, never under 320 px, and stays so', async ({
  signedIn: page,
  broker,
}) => {
  await open(page, { vhost: broker.vhost })
  const edge = page.getByRole('separator', { name: 'Width of the side panel' })
  const valued = (width: number) => expect(edge).toHaveAttribute('aria-valuenow', String(width))
  await valued(440)
  await edge.press('ArrowLeft')
  await valued(456)
  const at = await edge.boundingBox()
  if (at === null) throw new Error('the edge is not there')
  await page.mouse.move(at.x + 4, at.y + 100)
  await page.mouse.down()
  await page.mouse.move(at.x + 54, at.y + 100, { steps: 3 })
  await page.mouse.up()
  await valued(406)
  await edge.press('Home')
  await valued(320)
  await edge.press('ArrowRight')
  await valued(320)

  await page.reload()
  await valued(320)
  const side = await page.getByRole('status', { name: 'Outcome' }).boundingBox()
  expect(Math.round(side?.width ?? 0)).toBeLessThanOrEqual(320)
  await edge.press('End')
  await expect(edge).toHaveAttribute('aria-valuenow', (await edge.getAttribute('aria-valuemax')) ?? '')
  await edge.dblclick()
  await valued(440)
})

test('Ctrl Enter publishes once, to the default exchange when none is named', async ({
  signedIn: page,
  broker,
}) => {
  const name = 'a/b 中文 <b>%'
  await broker.queue(name)
  await open(page, { vhost: broker.vhost, routingKey: name })
  await expect(
    page.getByText('The default exchange: the routing key is the name of the queue.'),
  ).toBeVisible()
  await page.getByRole('textbox', { name: 'Payload' }).fill('once')
  await page.keyboard.press('Control+Enter')
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  expect((await broker.depth(name)).ready).toBe(1)
})

test('all fourteen properties arrive, headers with their types', async ({ signedIn: page, broker }) => {
  await broker.queue('typed')
  await open(page, { vhost: broker.vhost, routingKey: 'typed' })
  await page.getByRole('textbox', { name: 'Payload' }).fill('AP8=')
  await page.getByRole('radio', { name: 'Base64' }).check()
  await page.getByLabel('Content type').fill('application/octet-stream')
  await page.getByLabel('Delivery mode').selectOption('1')
  await addHeader(page, 'attempt', 'int32', '7')
  await addHeader(page, 'tenant', 'string', 'cn-east')
  await addHeader(page, 'path', 'array', '["a", 1]')
  await page.getByRole('button', { name: 'More properties' }).click()
  const others = {
    Priority: '5',
    Expiration: '60000',
    'Message id': 'm-1',
    Timestamp: '1700000000',
    Type: 'order',
    'User id': broker.username,
    'App id': 'shop',
    'Cluster id': 'west',
    'Correlation id': 'c-1',
    'Reply to': 'answers',
    'Content encoding': 'identity',
  }
  for (const [name, value] of Object.entries(others)) {
    const field = page.getByLabel(name, { exact: true })
    // Each says in a line what it does.
    await expect(field).toHaveAccessibleDescription(/\w{3}/)
    await field.fill(value)
  }
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  const [message] = (await broker.manage('POST', 'queues/{vhost}/typed/get', {
    count: 1,
    ackmode: 'ack_requeue_false',
    encoding: 'base64',
  })) as { payload: string; properties: unknown }[]
  expect(message?.payload).toBe('AP8=')
  expect(message?.properties).toMatchObject({
    content_type: 'application/octet-stream',
    content_encoding: 'identity',
    delivery_mode: 1,
    priority: 5,
    correlation_id: 'c-1',
    reply_to: 'answers',
    expiration: '60000',
    message_id: 'm-1',
    timestamp: 1_700_000_000,
    type: 'order',
    user_id: broker.username,
    app_id: 'shop',
    cluster_id: 'west',
    headers: { attempt: 7, tenant: 'cn-east', path: ['a', 1] },
  })
})

test('a mandatory message that no binding takes is returned with 312 NO_ROUTE', async ({
  signedIn: page,
  broker,
}) => {
  await broker.exchange('nowhere', 'direct')
  await open(page, { vhost: broker.vhost, exchange: 'nowhere', routingKey: 'void' })
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Returned, 312 NO_ROUTE')
  await expect(outcomeOf(page)).toContainText('No binding of nowhere takes it')
  await expect(outcomeOf(page).getByRole('link', { name: 'Its bindings' })).toHaveAttribute(
    'href',
    `/exchanges/${encodeURIComponent(broker.vhost)}/nowhere`,
  )
})

test('what was not asked for is not claimed', async ({ signedIn: page, broker }) => {
  await broker.exchange('nowhere', 'direct')
  await open(page, { vhost: broker.vhost, exchange: 'nowhere' })
  await page.getByRole('checkbox', { name: 'Mandatory' }).uncheck()
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed, not known whether routed')
  await page.getByRole('radio', { name: 'None' }).check()
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Sent, not confirmed')
})

test('an exchange that is not there is refused in the words of the broker', async ({
  signedIn: page,
  broker,
}) => {
  await open(page, { vhost: broker.vhost, exchange: 'missing' })
  await expect(page.getByText('has no exchange of this name')).toBeVisible()
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Refused, 404')
  await expect(outcomeOf(page)).toContainText(`NOT_FOUND - no exchange 'missing' in vhost '${broker.vhost}'`)
})

test('a full queue with reject-publish nacks', async ({ signedIn: page, broker }) => {
  await broker.queue('full', {
    durable: true,
    arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' },
  })
  await broker.publish('', 'full', 'first')
  await open(page, { vhost: broker.vhost, routingKey: 'full' })
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Nacked')
  expect((await broker.depth('full')).ready).toBe(1)
})

test('while one is under way no second is published', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  let release = () => undefined as void
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/publish', async (route) => {
    if (route.request().method() === 'POST') await held
    await route.continue()
  })
  await open(page, { vhost: broker.vhost, routingKey: 'orders' })
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Publishing…')
  await page.getByLabel('Routing key').press('Control+Enter')
  await page.getByRole('textbox', { name: 'Payload' }).press('Control+Enter')
  release()
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  expect((await broker.depth('orders')).ready).toBe(1)
})

test('a publish without an answer may have been delivered, and is not called failed', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('orders')
  await page.route('**/publish', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await askServer(route)
    return route.abort('connectionreset')
  })
  await open(page, { vhost: broker.vhost, routingKey: 'orders' })
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Unknown: it may have been delivered')
  await expect(outcomeOf(page)).not.toContainText('Nothing was published')
  expect((await broker.depth('orders')).ready).toBe(1)
})

test('what does not fit is named at its field, and nothing is sent', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  await open(page, { vhost: broker.vhost, routingKey: 'orders' })
  const payload = page.getByRole('textbox', { name: 'Payload' })
  const key = page.getByLabel('Routing key')

  await page.getByRole('radio', { name: 'Base64' }).check()
  await payload.fill('not base64!')
  await expect(payload).toHaveAccessibleDescription('Not base64')
  await publish(page)
  await expect(page.getByText('Not sent: some fields need another value.')).toBeVisible()
  await payload.fill('AA==')

  await addHeader(page, 'attempt', 'int8', '300')
  await expect(page.getByText('Outside -128 to 127')).toBeVisible()
  await publish(page)
  await page.getByRole('button', { name: 'Remove row 1' }).click()

  await addHeader(page, 'n'.repeat(256), 'string', '1')
  await publish(page)
  await expect(page.getByText('At most 255 bytes of UTF-8')).toBeVisible()
  await page.getByRole('button', { name: 'Remove row 1' }).click()

  await page.getByRole('button', { name: 'More properties' }).click()
  for (const [name, value, why] of [
    ['Expiration', 'abc', 'Whole milliseconds'],
    ['Priority', '300', '0 to 255'],
  ] as const) {
    const field = page.getByLabel(name, { exact: true })
    await field.fill(value)
    await expect(field).toHaveAccessibleDescription(new RegExp(why))
    await publish(page)
    await field.fill('')
  }

  await key.fill('é'.repeat(128))
  await expect(key).toHaveAccessibleDescription('At most 255 bytes of UTF-8')
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Nothing published yet')
  expect((await broker.depth('orders')).ready).toBe(0)

  await key.fill('orders')
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  expect((await broker.depth('orders')).ready).toBe(1)
})

test('the API names what does not fit, too', async ({ signedIn: page, broker }) => {
  const send = (body: object) =>
    page.request.post(`/api/messages/${encodeURIComponent(broker.vhost)}/publish`, {
      data: { exchange: '', routingKey: 'orders', payload: '', ...body },
    })
  const wrong: [object, string][] = [
    [{ payload: 'no!', payloadEncoding: 'base64' }, '/payload'],
    [{ routingKey: 'é'.repeat(128) }, '/routingKey'],
    [{ properties: { headers: [{ name: 'n', type: 'uint8', value: '-1' }] } }, '/properties/headers/0/value'],
    [{ properties: { expiration: 'soon' } }, '/properties/expiration'],
  ]
  for (const [body, pointer] of wrong) {
    const answer = await send(body)
    expect(answer.status()).toBe(422)
    expect(answer.headers()['content-type']).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ code: 'invalid_input', errors: [{ pointer }] })
  }
})

test('a payload over the limit of the broker is refused in its words', async ({ signedIn: page, broker }) => {
  const { rabbitmq_version: version } = (await broker.manage('GET', 'overview')) as {
    rabbitmq_version: string
  }
  test.skip(Number.parseInt(version, 10) < 4, 'the limit was 128 MiB before 4.0')
  await broker.queue('large')
  const answer = await page.request.post(`/api/messages/${encodeURIComponent(broker.vhost)}/publish`, {
    data: { exchange: '', routingKey: 'large', payload: 'x'.repeat(17 * 1024 * 1024) },
  })
  expect(await answer.json()).toMatchObject({ outcome: { kind: 'refused', replyCode: 406 } })
  expect((await broker.depth('large')).ready).toBe(0)
})

test.describe('a user without permissions', () => {
  test.use({ rights: null })

  test('is told that he can enter no virtual host, and publishes nothing', async ({
    signedIn: page,
    broker,
  }) => {
    await broker.queue('orders')
    await open(page, { vhost: broker.vhost, routingKey: 'orders' })
    await expect(page.getByText(`${broker.username} has access to no virtual host`)).toBeVisible()
    const button = page.getByRole('button', { name: 'Publish message' })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription('You have access to no virtual host on this broker.')
    const answer = await page.request.post(`/api/messages/${encodeURIComponent(broker.vhost)}/publish`, {
      data: { exchange: '', routingKey: 'orders', payload: '' },
    })
    expect(answer.status()).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'refused' })
    expect((await broker.depth('orders')).ready).toBe(0)
  })
})

test.describe('a user who may write to nothing', () => {
  test.use({ rights: { configure: '', write: '', read: '.*' } })

  test('is refused with 403', async ({ signedIn: page, broker }) => {
    await broker.queue('orders')
    await open(page, { vhost: broker.vhost, routingKey: 'orders' })
    await publish(page)
    await expect(outcomeOf(page)).toContainText('Refused, 403')
    await expect(outcomeOf(page)).toContainText('ACCESS_REFUSED')
    expect((await broker.depth('orders')).ready).toBe(0)
  })
})
