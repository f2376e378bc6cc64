import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateSync, gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { askServer } from './fixtures/ask-server'
import { LivePage } from './fixtures/live-page'
import { poisons } from './fixtures/poison'
import { expect, test } from './fixtures/test'

const filterOf = (page: Page) => page.getByRole('combobox', { name: 'Filter' })

test('a filter on the server: completed, wrong at its place, counted', async ({ broker, signedIn }) => {
  await broker.exchange('orders', 'topic')
  const live = new LivePage(signedIn)
  await live.open({ source: 'tap', vhost: broker.vhost, exchange: 'orders' })
  await live.start.click()
  await expect(live.status).toHaveText('Live')
  const filter = filterOf(signedIn)
  await filter.pressSequentially('rout')
  await signedIn.getByRole('option', { name: 'routing_key' }).click()
  await expect(filter).toHaveValue('routing_key ')
  await filter.fill('payload.total >')
  await filter.press('Enter')
  await expect(signedIn.getByText('Character 16: a name or a value is missing')).toBeVisible()
  // What only the server sees.
  await filter.fill('payload matches "(a"')
  await filter.press('Enter')
  await expect(signedIn.getByText('Not a regular expression: missing closing ): `(a`')).toBeVisible()
  await filter.fill('payload.total > 100 and headers.region = "eu"')
  const taken = signedIn.waitForResponse((response) => response.url().endsWith('/filter'))
  await filter.press('Enter')
  expect((await taken).status()).toBe(204)

  for (const [total, region] of [
    [50, 'eu'],
    [150, 'us'],
    [150, 'eu'],
  ] as const) {
    await broker.publish('orders', 'order.paid', JSON.stringify({ total, region }), { headers: { region } })
  }
  await expect(live.rows).toHaveCount(1)
  for (const [name, count] of [
    ['Seen', '3'],
    ['Matched', '1'],
    ['Shown', '1'],
  ] as const) {
    const figure = signedIn.locator('dl > div', { has: signedIn.getByText(name, { exact: true }) })
    await expect(figure.getByRole('definition')).toHaveText(count)
  }
  expect(new URL(signedIn.url()).searchParams.get('filter')).toBe(
    'payload.total > 100 and headers.region = "eu"',
  )
})

test('a consumer holds what the filter keeps back, says so, and shows it when asked', async ({
  broker,
  signedIn,
}) => {
  await broker.queue('orders')
  for (const body of ['a', 'b', 'c']) await broker.publish('', 'orders', body)
  await signedIn.goto(
    `/live?${new URLSearchParams({ source: 'queue', vhost: broker.vhost, queue: 'orders', prefetch: '3', filter: 'payload = "b"' }).toString()}`,
  )
  const live = new LivePage(signedIn)
  await live.start.click()
  await expect(live.rows).toHaveCount(1)
  await expect(signedIn.getByText('3 of 3 unacked: the queue waits for you.')).toBeVisible()
  await expect(signedIn.getByText('1 is shown, 2 did not match and are held too.')).toBeVisible()
  await signedIn.getByRole('button', { name: 'Show them' }).click()
  await expect(live.rows).toHaveCount(3)
  await live.rows.nth(2).getByRole('button', { name: /^Open/ }).click()
  await live.detail.getByRole('button', { name: 'All 3 up to here' }).click()
  await signedIn.getByRole('menuitem', { name: 'Ack all up to here' }).click()
  await expect(live.row('acked')).toHaveCount(3)
  await expect(async () => expect((await broker.depth('orders')).ready).toBe(0)).toPass()
})

test('the selection, and all up to a row, are requeued and rejected', async ({ broker, signedIn }) => {
  await broker.queue('dead')
  await broker.queue('work', {
    arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'dead' },
  })
  for (const body of ['one', 'two', 'three', 'four']) await broker.publish('', 'work', body)
  const live = new LivePage(signedIn)
  await live.open({ source: 'queue', vhost: broker.vhost, queue: 'work' })
  await live.start.click()
  await expect(live.rows).toHaveCount(4)
  const tick = (index: number) => live.rows.nth(index).getByRole('checkbox').check()
  const ticked = signedIn.getByRole('toolbar', { name: '2 selected' })
  const upTo = async (index: number, item: string) => {
    await live.rows.nth(index).getByRole('button', { name: /^Open/ }).click()
    await live.detail.getByRole('button', { name: 'All 2 up to here' }).click()
    await signedIn.getByRole('menuitem', { name: item }).click()
  }
  for (const index of [0, 1]) await tick(index)
  await ticked.getByRole('button', { name: 'Reject' }).click()
  await expect(live.row('rejected')).toHaveCount(2)
  await ticked.getByRole('button', { name: 'Clear selection' }).click()
  await upTo(3, 'Requeue all up to here')
  await expect(live.row('requeued')).toHaveCount(2)
  // Nobody else consumes: they come again, below.
  await expect(live.rows).toHaveCount(6)
  for (const index of [4, 5]) await tick(index)
  await ticked.getByRole('button', { name: 'Requeue' }).click()
  await expect(live.row('requeued')).toHaveCount(4)
  await expect(live.rows).toHaveCount(8)
  await upTo(7, 'Reject all up to here')
  await expect(live.row('rejected')).toHaveCount(4)
  await expect(async () => expect((await broker.depth('dead')).ready).toBe(4)).toPass()
  expect((await broker.depth('work')).ready).toBe(0)
})

test('searched, in columns of its own, compared, and downloaded byte for byte', async ({
  broker,
  signedIn,
}) => {
  await broker.queue('orders')
  const binary = Buffer.from([0xff, 0xfe, 0x41, 0x00, 0x0a])
  await broker.publish('', 'orders', '{"total":9007199254740993,"name":"林薇"}', {
    headers: { region: 'eu' },
  })
  await broker.publish('', 'orders', '{"total":2,"name":"=1+1"}', { headers: { region: 'us' } })
  await broker.publish('', 'orders', binary)
  const long = JSON.stringify({ text: 'x'.repeat(20_000) })
  for (const end of ['1', '2']) await broker.publish('', 'orders', `${long}${end}`)
  const live = new LivePage(signedIn)
  await live.open({ source: 'queue', vhost: broker.vhost, queue: 'orders' })
  await live.start.click()
  await expect(live.rows).toHaveCount(5)
  await signedIn.getByRole('button', { name: 'Columns', exact: true }).click()
  const columns = signedIn.getByRole('dialog', { name: 'Columns' })
  for (const path of ['headers.region', 'payload.total']) {
    await columns.getByLabel('Property, header or place in the payload').fill(path)
    await columns.getByRole('button', { name: 'Add column' }).click()
  }
  await columns.getByRole('button', { name: 'Remove Exchange' }).click()
  await columns.getByLabel('Show time as age').check()
  await columns.getByRole('button', { name: 'Done' }).click()
  await expect(live.rows.nth(0).getByRole('button', { name: /^Open/ })).toHaveText(/^\d+ s$|now/)
  await signedIn.getByRole('button', { name: 'Columns', exact: true }).click()
  await columns.getByLabel('Show time as age').uncheck()
  await columns.getByRole('button', { name: 'Done' }).click()
  await expect(live.rows.nth(0).getByRole('button', { name: /^Open/ })).toHaveText(/^\d\d:\d\d:\d\d\.\d{3}$/)
  expect(new URL(signedIn.url()).searchParams.get('cols')).toBe(
    'time,routing_key,size,payload,headers.region,payload.total',
  )
  await expect(live.rows.nth(0).getByRole('cell', { name: '9007199254740993', exact: true })).toBeVisible()
  await expect(live.rows.nth(1).getByRole('cell', { name: 'us', exact: true })).toBeVisible()

  const search = signedIn.getByRole('textbox', { name: 'Search' })
  await search.fill('林')
  await expect(signedIn.getByText('1 row', { exact: true })).toBeVisible()
  await expect(live.rows.nth(0).locator('mark')).toHaveText('林')
  await search.fill('')

  for (const row of [0, 1]) await live.rows.nth(row).getByRole('checkbox').check()
  await signedIn.getByRole('button', { name: 'Compare' }).click()
  const dialog = signedIn.getByRole('dialog', { name: 'Compare two messages' })
  await expect(dialog.getByRole('row', { name: /^payload\.total 9007199254740993 2$/ })).toBeVisible()
  await signedIn.keyboard.press('Escape')

  const savedBytes = async (button: string, item: string) => {
    const download = signedIn.waitForEvent('download')
    await signedIn.getByRole('button', { name: button, exact: true }).click()
    await signedIn.getByRole('menuitem', { name: item }).click()
    return readFileSync(await (await download).path())
  }
  const saved = async (...where: Parameters<typeof savedBytes>) =>
    (await savedBytes(...where)).toString('utf8')
  const both = await saved('Download selected', 'JSON Lines, byte for byte')
  expect(both.trimEnd().split('\n')).toHaveLength(2)
  // Equal but for their last byte, far behind what a row keeps.
  await signedIn.getByRole('button', { name: 'Clear selection' }).click()
  for (const row of [3, 4]) await live.rows.nth(row).getByRole('checkbox').check()
  await signedIn.getByRole('button', { name: 'Compare' }).click()
  await expect(dialog).toContainText('They differ in 1 place.')
  await expect(dialog.getByRole('row', { name: /^payload from 19,972 on/ })).toContainText('…')
  await signedIn.keyboard.press('Escape')
  await live.rows.nth(2).getByRole('button', { name: /^Open/ }).click()
  expect(await savedBytes('More', 'Payload as a file')).toEqual(binary)
  const [one, ...more] = (await saved('More', 'JSON Lines, byte for byte')).trimEnd().split('\n')
  expect(more).toEqual([])
  expect(JSON.parse(one ?? '')).toMatchObject({ payload: { encoding: 'base64', text: '//5BAAo=' } })
  expect((await saved('More', 'CSV for a spreadsheet')).trimEnd().split('\n')).toHaveLength(2)

  const lines = (await saved('Download', 'All rows as JSON Lines, byte for byte')).trimEnd().split('\n')
  const hashes = lines.map((line) => {
    const { payload } = JSON.parse(line) as { payload: { encoding: BufferEncoding; text: string } }
    return createHash('sha256').update(Buffer.from(payload.text, payload.encoding)).digest('hex')
  })
  const texts = ['{"total":9007199254740993,"name":"林薇"}', '{"total":2,"name":"=1+1"}']
  const sent = [...texts, binary, `${long}1`, `${long}2`]
  expect(hashes).toEqual(sent.map((body) => createHash('sha256').update(body).digest('hex')))
  expect(await saved('Download', 'All rows as CSV for a spreadsheet')).toContain(
    '"{""total"":2,""name"":""=1+1""}"',
  )
})

test('recorded while it comes, and replayed elsewhere', async ({ broker, signedIn }) => {
  await broker.exchange('orders', 'fanout')
  await broker.queue('copy')
  const live = new LivePage(signedIn)
  await live.open({ source: 'tap', vhost: broker.vhost, exchange: 'orders' })
  await live.start.click()
  await expect(live.status).toHaveText('Live')
  const record = signedIn.getByRole('button', { name: 'Record', exact: true })
  // Two presses at once are one: a second recorder would go on unseen.
  await record.evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect(signedIn.getByText('Recording, 0 messages')).toBeVisible()
  for (const body of ['one', 'two']) await broker.publish('orders', '', body)
  await expect(signedIn.getByText('Recording, 2 messages')).toBeVisible()
  const download = signedIn.waitForEvent('download')
  await record.click()
  const file = await (await download).path()
  await broker.publish('orders', '', 'unrecorded')
  await expect(live.row('unrecorded')).toBeVisible()
  await expect(signedIn.getByText(/^Recording/)).toHaveCount(0)

  await signedIn.getByRole('button', { name: 'Replay' }).click()
  const dialog = signedIn.getByRole('dialog', { name: 'Replay' })
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'recording.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: readFileSync(file),
  })
  await dialog.getByLabel('All to one exchange and key').check()
  await dialog.getByLabel('Routing key').fill('copy')
  await dialog.getByLabel('Pace').selectOption('ten times as fast')
  await dialog.getByRole('button', { name: 'Replay' }).click()
  await expect(signedIn.getByText('The replay runs')).toBeVisible()
  await expect(async () => expect((await broker.depth('copy')).ready).toBe(2)).toPass()
  expect([await broker.take('copy'), await broker.take('copy')]).toEqual(['one', 'two'])
  await signedIn.getByRole('button', { name: 'Replay' }).click()
  await dialog.getByLabel('The rows that are here').check()
  await dialog.getByLabel('All to one exchange and key').check()
  await dialog.getByLabel('Routing key').fill('copy')
  await dialog.getByLabel('Pace').selectOption('as fast as the broker takes it')
  await dialog.getByRole('button', { name: 'Replay' }).click()
  await expect(async () => expect((await broker.depth('copy')).ready).toBe(3)).toPass()

  // Who goes elsewhere meanwhile has what was recorded; who closes the tab is asked first.
  const isAsked = () =>
    signedIn.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
  expect(await isAsked()).toBe(false)
  await record.click()
  await broker.publish('orders', '', 'three')
  await expect(signedIn.getByText('Recording, 1 message')).toBeVisible()
  expect(await isAsked()).toBe(true)
  const left = signedIn.waitForEvent('download')
  await signedIn.getByRole('link', { name: 'Queues', exact: true }).click()
  expect(readFileSync(await (await left).path(), 'utf8')).toContain('"text":"three"')
  await expect(signedIn.getByText('1 message recorded')).toBeVisible()
  await expect(signedIn.getByRole('heading', { level: 1, name: 'Queues' })).toBeVisible()
  expect(await isAsked()).toBe(false)
})

test('a message is copied, published again byte for byte or edited, and settled with others', async ({
  broker,
  signedIn,
}) => {
  await signedIn.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await broker.queue('copies')
  await broker.queue('orders')
  await broker.publishRaw('', 'orders', poisons.typeTrap(), Buffer.from('{"n":1}'))
  for (const body of ['two', 'three']) await broker.publish('', 'orders', body, { correlationId: 'c-2' })
  const live = new LivePage(signedIn)
  await signedIn.goto(
    `/live?${new URLSearchParams({ source: 'queue', vhost: broker.vhost, queue: 'orders', time: 'ago' }).toString()}`,
  )
  await live.start.click()
  await expect(live.rows).toHaveCount(3)
  await expect(live.row('two').getByRole('button', { name: /^Open/ })).toHaveText(/^\d+ s( ago)?$|now/)

  const choose = async (item: string) => {
    await live.detail.getByRole('button', { name: 'More' }).click()
    await signedIn.getByRole('menuitem', { name: item }).click()
  }
  await live.row('{"n":1}').getByRole('button', { name: /^Open/ }).click()
  await choose('Copy payload')
  await expect.poll(() => signedIn.evaluate(() => navigator.clipboard.readText())).toBe('{"n":1}')
  await choose('Copy as JSON')
  const copied = () => signedIn.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toContain('"payload":{"encoding":"utf8","text":"{\\"n\\":1}"')
  expect(JSON.parse(await copied())).toMatchObject({ routingKey: 'orders', payload: { bytes: 7 } })
  await choose('Publish again')
  const again = signedIn.getByRole('dialog', { name: 'Publish again' })
  await again.getByLabel('Routing key').fill('nowhere')
  await again.getByRole('button', { name: 'Publish again' }).click()
  await expect(again.getByRole('alert')).toContainText('Returned, 312 NO_ROUTE')
  await again.getByLabel('Routing key').fill('copies')
  // The answer is lost, the message is not.
  await signedIn.route('**/messages/0/1/publish', async (route) => {
    await askServer(route)
    await route.abort('connectionreset')
  })
  await again.getByRole('button', { name: 'Publish again' }).click()
  await expect(again.getByRole('alert')).toContainText('Unknown: it may have been delivered')
  await signedIn.unroute('**/messages/0/1/publish')
  await again.getByRole('button', { name: 'Publish again' }).click()
  await expect(signedIn.getByText('Published again, and a queue took it')).toBeVisible()
  expect((await broker.depth('copies')).ready).toBe(2)

  // A key that is no text goes again with the bytes that it came with.
  await broker.exchange('keys', 'topic')
  await broker.bind('orders', 'keys', '#')
  await broker.publishRaw('keys', Buffer.from([0x6f, 0xff]), Buffer.from([0, 0]), Buffer.from('odd key'))
  const odd = live.row('odd key').getByTitle('Its bytes are 6f ff')
  await expect(odd).toHaveText('bytes')
  await live.row('odd key').getByRole('button', { name: /^Open/ }).click()
  await expect(live.detail).toContainText('6f ff')
  await choose('Publish again')
  await expect(again).toContainText('byte for byte: 6f ff')
  await expect(again.getByRole('button', { name: 'Edit first' })).toHaveAccessibleDescription(/not UTF-8/)
  await again.getByRole('button', { name: 'Publish again' }).click()
  await expect(odd).toHaveCount(2)

  for (const body of ['{"n":1}', 'two']) await live.row(body).getByRole('checkbox').check()
  const ticked = signedIn.getByRole('toolbar', { name: '2 selected' })
  await ticked.getByRole('button', { name: 'Ack' }).click()
  await expect(live.row('acked')).toHaveCount(2)

  await live.row('two').getByRole('button', { name: /^Open/ }).click()
  // Also when the stream that brought it has ended.
  await live.stop.click()
  await expect(live.status).toHaveText('Stopped')
  await choose('Publish again')
  await again.getByLabel('Routing key').fill('copies')
  await again.getByRole('button', { name: 'Publish again' }).click()
  await expect(signedIn.getByText('The replay runs')).toBeVisible()
  await expect(async () => expect((await broker.depth('copies')).ready).toBe(3)).toPass()
  await choose('Publish again')
  await again.getByRole('link', { name: 'Edit first' }).click()
  await expect(signedIn.getByRole('textbox', { name: 'Payload', exact: true })).toHaveValue('two')
  await expect(signedIn.getByLabel('Correlation id')).toHaveValue('c-2')
  await expect(async () => expect((await broker.depth('orders')).ready).toBe(3)).toPass()
})

test('a request is answered by a template', async ({ broker, signedIn }) => {
  await broker.queue('replies')
  await broker.queue('requests')
  // What the template names stands behind the 16 KiB that a row keeps.
  const request = JSON.stringify({ text: 'x'.repeat(20_000), id: 7 })
  await broker.publish('', 'requests', request, { replyTo: 'replies', correlationId: 'c-7' })
  const live = new LivePage(signedIn)
  await live.open({ source: 'queue', vhost: broker.vhost, queue: 'requests' })
  await live.start.click()
  await live.rows.nth(0).getByRole('button', { name: /^Open/ }).click()
  await live.detail.getByRole('button', { name: 'Reply' }).click()
  await signedIn.getByLabel('Reply', { exact: true }).fill('{"answers":{{payload.id}}}')
  await expect(signedIn.getByLabel('What is sent')).toHaveValue('{"answers":7}')
  await signedIn.getByRole('button', { name: 'Send reply' }).click()
  await expect(signedIn.getByText('Replied to replies')).toBeVisible()
  expect(await broker.take('replies')).toBe('{"answers":7}')
})

test('requests are answered automatically: acked when the reply is confirmed, held when it comes back', async ({
  broker,
  signedIn,
}) => {
  await broker.queue('replies')
  await broker.queue('requests')
  const ask = (id: number, replyTo: string) =>
    broker.publish('', 'requests', JSON.stringify({ id, name: `say "${id}"` }), {
      replyTo,
      correlationId: `c-${id}`,
    })
  await ask(1, 'replies')
  const live = new LivePage(signedIn)
  await live.open({ source: 'queue', vhost: broker.vhost, queue: 'requests' })
  await live.start.click()
  await expect(live.rows).toHaveCount(1)
  await signedIn.getByRole('button', { name: 'Automatic replies' }).click()
  const dialog = signedIn.getByRole('dialog', { name: 'Automatic replies' })
  await expect(dialog).toContainText('A request is acked only once the broker confirmed its reply')
  await dialog.getByLabel('Reply', { exact: true }).fill('{"id":{{payload.id}},"name":{{json payload.name}}}')
  await expect(dialog.getByLabel('What the first request here would get')).toHaveValue(
    String.raw`{"id":1,"name":"say \"1\""}`,
  )
  await dialog.getByLabel('At most').fill('5000')
  await expect(dialog.locator('p').getByText('1 to 1,000 replies a second')).toBeVisible()
  await dialog.getByLabel('At most').fill('100')
  await dialog.getByRole('button', { name: 'Answer automatically' }).click()
  await expect(live.row('"id":1').getByText('answered')).toBeVisible()
  await ask(2, 'replies')
  await ask(3, 'nowhere')
  await broker.publish('', 'requests', 'no question')
  const bar = signedIn.getByRole('region', { name: 'Automatic replies' })
  await expect(bar).toContainText(/Answered\s*2.*Not answered\s*1.*Without reply_to\s*1/)
  await expect(bar).toContainText(
    'No queue took the reply to nowhere: NO_ROUTE. The request is still held here.',
  )
  await live.row('"id":3').getByRole('button', { name: /^Open/ }).click()
  await expect(live.detail).toContainText('No queue took the reply to nowhere')
  expect(await broker.take('replies')).toBe(String.raw`{"id":1,"name":"say \"1\""}`)
  await bar.getByRole('button', { name: 'Stop answering' }).click()
  await expect(bar.getByText('Automatic replies have ended')).toBeVisible()
  await ask(4, 'replies')
  await expect(live.rows).toHaveCount(5)
  await live.stop.click()
  // One that came back, one without a question, one that came afterwards.
  await expect(async () => expect((await broker.depth('requests')).ready).toBe(3)).toPass()
  expect((await broker.depth('replies')).ready).toBe(1)
})

test('tells in words how a message died, and undoes its compression', async ({ broker, signedIn }) => {
  await broker.queue('dead')
  await broker.queue('work', {
    arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'dead', 'x-message-ttl': 1 },
  })
  await broker.publish('', 'work', gzipSync('{"zipped":"是"}'), { contentEncoding: 'gzip' })
  await expect(async () => expect((await broker.depth('dead')).ready).toBe(1)).toPass()
  const live = new LivePage(signedIn)
  await live.open({ source: 'queue', vhost: broker.vhost, queue: 'dead' })
  await live.start.click()
  await live.rows.nth(0).getByRole('button', { name: /^Open/ }).click()
  await expect(live.detail.getByRole('list', { name: 'Dead-lettered' })).toContainText(
    'expired once in queue work',
  )
  await expect(live.detail.getByText(/^gzip decompressed/)).toBeVisible()
  await live.detail.getByRole('tab', { name: 'Tree' }).click()
  await expect(live.detail.getByRole('tabpanel')).toContainText('zipped:"是"')
})

test('payloads that are hard to show: deflate, other character sets, a gzip bomb, JSON without end, bad UTF-8', async ({
  broker,
  signedIn,
}) => {
  await broker.queue('hard')
  await broker.publish('', 'hard', deflateSync('{"deflated":1}'), { contentEncoding: 'deflate' })
  await broker.publish('', 'hard', Buffer.from('b6a9b5a5', 'hex'))
  await broker.publish('', 'hard', gzipSync(Buffer.alloc(100 * 1024 * 1024)), { contentEncoding: 'gzip' })
  await broker.publish('', 'hard', '['.repeat(10_000) + ']'.repeat(10_000))
  await broker.publish('', 'hard', Buffer.from([0x61, 0xc3, 0x28, 0x80]))
  const live = new LivePage(signedIn)
  await live.open({ source: 'queue', vhost: broker.vhost, queue: 'hard' })
  await live.start.click()
  await expect(live.rows).toHaveCount(5)
  const open = (row: number) => live.rows.nth(row).getByRole('button', { name: /^Open/ }).click()
  const panel = live.detail.getByRole('tabpanel')
  await open(0)
  await expect(panel).toContainText('"deflated": 1')
  await live.detail.getByLabel('As sent').check()
  await expect(panel).toContainText('78 9c')
  await live.detail.getByLabel('As sent').uncheck()

  await open(1)
  await expect(panel).toContainText('b6 a9 b5 a5')
  await live.detail.getByLabel('Character set').selectOption('GBK')
  await expect(panel).toHaveText('订单')
  // What was sent, whatever it is read as.
  await live.detail.getByRole('tab', { name: 'Hex' }).click()
  await expect(panel).toContainText('b6 a9 b5 a5')
  await live.detail.getByLabel('Character set').selectOption('UTF-8')

  await open(2)
  await expect(live.detail.getByText('Decompressed up to 16.0 MiB: there is more.')).toBeVisible()

  await open(3)
  const tab = (name: string) => live.detail.getByRole('tab', { name }).click()
  await tab('JSON')
  await expect(panel).toContainText('[')
  await tab('Tree')
  await expect(panel).not.toBeEmpty()
  await tab('Text')
  await expect(panel).toContainText(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)

  await open(4)
  await expect(panel).toContainText('not UTF-8')
  await tab('Hex')
  await expect(panel).toContainText('0000  61 c3 28 80')
  await expect(live.row('not UTF-8: 61 c3 28 80')).toBeVisible()
  await expect(live.status).toHaveText('Live')
})
