import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import type { TestBroker } from './fixtures/broker'
import { amqpAddress, managementAddress } from './fixtures/environment'
import { expect, test } from './fixtures/test'

const open = (page: Page, broker: TestBroker, routingKey: string) =>
  page.goto(`/publish?${new URLSearchParams({ vhost: broker.vhost, routingKey }).toString()}`)
const outcomeOf = (page: Page) => page.getByRole('status', { name: 'Outcome' })
const payloadOf = (page: Page) => page.getByRole('textbox', { name: 'Payload', exact: true })
const encoding = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Encoding' }).getByRole('radio', { name, exact: true }).check()
const publish = (page: Page) => page.getByRole('button', { name: 'Publish message' }).click()

interface Got {
  payload: string
  properties: Record<string, unknown> & { headers?: Record<string, unknown> }
}

/** The message in the queue, its payload in bytes. */
/** The next message of a queue, as soon as there is one. */
async function taken(broker: TestBroker, queue: string): Promise<Got & { bytes: Buffer }> {
  let got: Got | undefined
  await expect
    .poll(async () => {
      const messages = await broker.manage('POST', `queues/{vhost}/${queue}/get`, {
        count: 1,
        ackmode: 'ack_requeue_false',
        encoding: 'base64',
      })
      got = (messages as Got[])[0]
      return got
    })
    .toBeDefined()
  if (got === undefined) throw new Error('the queue is empty')
  return { ...got, bytes: Buffer.from(got.payload, 'base64') }
}

test('JSON is checked and laid out as it was typed', async ({ signedIn: page, broker }) => {
  await broker.queue('q')
  await open(page, broker, 'q')
  await payloadOf(page).fill('typed before')
  await encoding(page, 'JSON')
  // The editor takes the place of the field, with what was typed in it.
  await expect(page.locator('.cm-editor')).toBeVisible()
  await expect(payloadOf(page)).toContainText('typed before')
  await payloadOf(page).fill('{"big": 9007199254740993, "a":1, "a":2,}')
  await expect(page.getByText('Line 1, column 40: a name in double quotes is expected')).toBeVisible()
  await publish(page)
  await expect(page.getByText('Not sent: some fields need another value.')).toBeVisible()
  await payloadOf(page).fill('{"big": 9007199254740993, "a":1, "a":2}')
  await expect(page.getByText('valid JSON', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Format' }).click()
  await expect(page.locator('.cm-line')).toHaveCount(5)
  // Tab indents here; Escape and then Tab leaves.
  await payloadOf(page).press('Escape')
  await page.keyboard.press('Tab')
  await expect(payloadOf(page)).not.toBeFocused()
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  const laidOut = '{\n  "big": 9007199254740993,\n  "a": 1,\n  "a": 2\n}'
  expect((await taken(broker, 'q')).bytes.toString()).toBe(laidOut)
})

test('a file of 12 MB arrives with every byte', async ({ signedIn: page, broker }) => {
  await broker.queue('q')
  await open(page, broker, 'q')
  await encoding(page, 'File')
  await publish(page)
  await expect(page.getByText('Choose a file', { exact: true }).last()).toBeVisible()
  let arrive = () => undefined as void
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/api/uploads', async (route) => {
    await arrived
    await route.continue()
  })
  const buffer = Buffer.alloc(12 * 1024 * 1024)
  for (let at = 0; at < buffer.length; at += 1) buffer[at] = (at * 31 + (at >> 8)) & 0xff
  await page
    .getByLabel('Payload', { exact: true })
    .setInputFiles({ name: 'a "中".bin', mimeType: 'application/octet-stream', buffer })
  await expect(page.getByText(/^a "中"\.bin: \d+ % uploaded$/)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '%' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Remove the file' })).toHaveCount(0)
  arrive()
  await expect(page.getByText('a "中".bin', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove the file' })).toBeVisible()
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed', { timeout: 20_000 })
  const { bytes } = await taken(broker, 'q')
  const hash = (of: Buffer) => createHash('sha256').update(of).digest('hex')
  expect([bytes.length, hash(bytes)]).toEqual([buffer.length, hash(buffer)])
})

test('a file that is larger than the broker takes is named at its field, and no queue has it', async ({
  signedIn: page,
  broker,
}) => {
  const { rabbitmq_version: version } = (await broker.manage('GET', 'overview')) as {
    rabbitmq_version: string
  }
  test.skip(Number.parseInt(version, 10) < 4, 'the limit was 128 MiB before 4.0')
  await broker.queue('q')
  await open(page, broker, 'q')
  await encoding(page, 'File')
  const file = page.getByLabel('Payload', { exact: true })
  const chosen = { name: 'large.bin', mimeType: 'application/octet-stream' }
  await file.setInputFiles({ ...chosen, buffer: Buffer.alloc(17 * 1024 * 1024) })
  await expect(page.getByRole('button', { name: 'Remove the file' })).toBeVisible()
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Refused, 406', { timeout: 20_000 })
  await expect(file).toHaveAccessibleDescription('At most 16.0 MiB: this broker takes no larger message')
  expect((await broker.depth('q')).ready).toBe(0)
  await file.setInputFiles({ ...chosen, buffer: Buffer.from('small') })
  await expect(file).not.toHaveAccessibleDescription(/At most/)
})

test('character sets, compression and hexadecimal', async ({ signedIn: page, broker }) => {
  await broker.queue('q')
  await open(page, broker, 'q')
  await payloadOf(page).fill('订单')
  await page.getByLabel('Character set').selectOption('GBK')
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  const gbk = await taken(broker, 'q')
  expect([gbk.bytes.toString('hex'), gbk.properties['content_encoding']]).toEqual(['b6a9b5a5', 'GBK'])

  await page.getByLabel('Compression').selectOption('gzip')
  await publish(page)
  await expect(page.getByRole('region', { name: 'Earlier outcomes' }).getByRole('listitem')).toHaveCount(1)
  const packed = await taken(broker, 'q')
  expect(packed.properties['content_encoding']).toBe('gzip')
  expect(gunzipSync(packed.bytes).toString('hex')).toBe('b6a9b5a5')

  await page.getByLabel('Compression').selectOption('none')
  await page.getByLabel('Character set').selectOption('ISO-8859-1')
  await publish(page)
  await expect(page.getByText('ISO-8859-1 has no character U+8BA2').first()).toBeVisible()

  await encoding(page, 'Hex')
  await payloadOf(page).fill('ff fe 0')
  await expect(payloadOf(page)).toHaveAccessibleDescription('Not pairs of hexadecimal digits')
  await payloadOf(page).fill('ff fe 00')
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  expect((await taken(broker, 'q')).bytes.toString('hex')).toBe('fffe00')
})

test('headers as JSON, and the helpers of known ones', async ({ signedIn: page, broker }) => {
  await broker.queue('q')
  await broker.queue('copy')
  await open(page, broker, 'q')
  const headers = page.getByRole('group', { name: 'Headers' })
  await headers.getByRole('button', { name: 'Add row' }).click()
  await headers.getByLabel(/^Name/).fill('CC')
  await expect(headers.getByLabel(/^Type/)).toHaveValue('array')
  await headers.getByLabel(/^Value/).fill('["copy"]')
  await expect(headers.getByText('Further routing keys')).toBeVisible()
  await headers.getByRole('button', { name: 'Add row' }).click()
  const second = headers.getByRole('listitem').nth(1)
  await second.getByLabel(/^Name/).fill('x-delay')
  await expect(second.getByLabel(/^Type/)).toHaveValue('int32')
  await expect(second).toContainText('This broker lacks the exchange type x-delayed-message (a plugin)')
  await second.getByLabel(/^Value/).fill('5')
  await page.getByRole('radiogroup', { name: 'Headers as' }).getByRole('radio', { name: 'JSON' }).check()
  const json = page.getByRole('textbox', { name: 'Headers as JSON' })
  await expect(json).toContainText('"CC"')
  await json.fill('{"CC": ["copy"], "n": 9007199254740993, "ok": true}')
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  expect((await taken(broker, 'copy')).properties.headers).toMatchObject({ ok: true })
  expect((await broker.depth('q')).ready).toBe(1)
  // Another message's headers are what the editor shows, and what the next key is added to.
  await json.fill('{"other": 1}')
  await outcomeOf(page).getByRole('button', { name: 'Edit' }).click()
  await expect(json).toContainText('"n": 9007199254740993')
  await expect(json).not.toContainText('other')
})

test('BCC is taken off, a stream keeps its filter value, and priority comes first', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('ranked', { durable: true, arguments: { 'x-max-priority': 9 } })
  await broker.queue('copy')
  await broker.queue('log', { durable: true, arguments: { 'x-queue-type': 'stream' } })
  await open(page, broker, 'ranked')
  const headers = page.getByRole('group', { name: 'Headers' })
  const add = async (name: string, type: string, help: string, value: string) => {
    await headers.getByRole('button', { name: 'Add row' }).click()
    const row = headers.getByRole('listitem').last()
    await row.getByLabel(/^Name/).fill(name)
    await expect(row.getByLabel(/^Type/)).toHaveValue(type)
    await expect(row).toContainText(help)
    await row.getByLabel(/^Value/).fill(value)
  }
  await payloadOf(page).fill('low')
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  await add('BCC', 'array', 'RabbitMQ removes it', '["copy", "log"]')
  await add('x-stream-filter-value', 'string', 'so that consumers can filter by it', 'eu')
  await page.getByRole('button', { name: 'More properties' }).click()
  await page.getByLabel('Priority', { exact: true }).fill('9')
  await payloadOf(page).fill('high')
  await publish(page)
  await expect(page.getByRole('region', { name: 'Earlier outcomes' }).getByRole('listitem')).toHaveCount(1)
  // Both are there: which one comes first is a question only then.
  await expect.poll(async () => (await broker.depth('ranked')).ready).toBe(2)
  const [first, copy] = [await taken(broker, 'ranked'), await taken(broker, 'copy')]
  expect([first.bytes.toString(), copy.bytes.toString()]).toEqual(['high', 'high'])
  for (const { properties } of [first, copy]) {
    expect(properties['priority']).toBe(9)
    expect(properties.headers).toEqual({ 'x-stream-filter-value': 'eu' })
  }
  expect((await taken(broker, 'ranked')).bytes.toString()).toBe('low')
  await expect.poll(async () => (await broker.depth('log')).ready).toBe(1)
})

test('a transaction is committed or taken back', async ({ signedIn: page, broker }) => {
  await broker.queue('q')
  await open(page, broker, 'q')
  await page
    .getByRole('radiogroup', { name: 'Guarantee' })
    .getByRole('radio', { name: 'Transaction' })
    .check()
  await expect(page.getByText('Slower than Confirm; one channel cannot do both')).toBeVisible()
  await page.getByRole('radio', { name: 'Roll back' }).check()
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Rolled back')
  expect((await broker.depth('q')).ready).toBe(0)
  await page.getByRole('radio', { name: 'Commit' }).check()
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Committed and routed')
  expect((await broker.depth('q')).ready).toBe(1)
})

test('published again, saved, passed on as a link, and shown as code', async ({ signedIn: page, broker }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await broker.queue('q')
  await open(page, broker, 'q')
  await payloadOf(page).fill('first')
  await page.getByLabel('Correlation id').fill('c-1')
  await publish(page)
  await payloadOf(page).fill('second')
  await outcomeOf(page).getByRole('button', { name: 'Publish again' }).click()
  await expect(page.getByRole('region', { name: 'Earlier outcomes' }).getByRole('listitem')).toHaveCount(1)
  await expect.poll(async () => (await broker.depth('q')).ready).toBe(2)
  expect([await broker.take('q'), await broker.take('q')]).toEqual(['first', 'first'])
  await outcomeOf(page).getByRole('button', { name: 'Edit' }).click()
  await expect(payloadOf(page)).toHaveValue('first')

  await page.getByRole('button', { name: 'Show code' }).click()
  const dialog = page.getByRole('dialog', { name: 'The same publish as code' })
  await expect(dialog.getByRole('textbox', { name: 'Code' })).toContainText('channel.basic_publish(')
  await expect(dialog.locator('.cm-line span', { hasText: /^import$/ }).first()).toBeVisible()
  const { hostname, port } = amqpAddress
  await expect(dialog.getByRole('textbox', { name: 'Code' })).toContainText(
    `host="${hostname}", port=${port},`,
  )
  await dialog.getByLabel('Language').selectOption('curl')
  await expect(dialog.getByRole('textbox', { name: 'Code' })).toContainText('payload_encoding')
  await expect(dialog.getByRole('textbox', { name: 'Code' })).toContainText(
    `'${managementAddress}/api/exchanges/`,
  )
  await expect(dialog.getByText('Not everything can be said in this language')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.getByRole('button', { name: 'Saved' }).click()
  const saved = page.getByRole('dialog', { name: 'Saved messages' })
  await saved.getByLabel('Name', { exact: true }).fill('an order')
  await saved.getByRole('button', { name: 'Save this message' }).click()
  await expect(saved.getByRole('button', { name: 'Use an order' })).toBeVisible()
  await saved.getByRole('button', { name: 'Done' }).click()

  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('The link fills the form. It sends nothing by itself.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  // Behind the #, where no server and no proxy sees the payload.
  expect(new URL(link).hash).toMatch(/^#message=[\w-]+$/)
  expect(new URL(link).search).not.toContain('message')
  await page.goto('/queues')
  await page.goto(link)
  await expect(payloadOf(page)).toHaveValue('first')
  await expect(page.getByLabel('Correlation id')).toHaveValue('c-1')
  await expect(outcomeOf(page)).toContainText('Nothing published yet')
  expect(new URL(page.url()).hash).toBe('')
  // A link of before; and one that says nothing, which leaves the form as it is.
  await page.goto(link.replace('#', '&'))
  await expect(payloadOf(page)).toHaveValue('first')
  await page.goto(`${page.url().split('#')[0]}#message=nothing`)
  await expect(page.getByText('This link holds no message that can be read.')).toBeVisible()

  await open(page, broker, 'elsewhere')
  await page.getByRole('button', { name: 'Saved' }).click()
  await page.getByRole('button', { name: 'Use an order' }).click()
  await expect(payloadOf(page)).toHaveValue('first')
  await expect(page.getByLabel('Routing key')).toHaveValue('q')
})

test('what was published is there after the page, with its message or without, until it is cleared', async ({
  signedIn: page,
  broker,
}) => {
  await broker.queue('q')
  await open(page, broker, 'q')
  // It can be said before the first one is kept.
  await expect(page.getByLabel('Keep the messages too')).toBeChecked()
  await payloadOf(page).fill('kept')
  await publish(page)
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  await page.reload()
  const earlier = page.getByRole('region', { name: 'Earlier outcomes' })
  await expect(earlier.getByRole('listitem')).toHaveCount(1)
  await expect(outcomeOf(page)).toContainText('Nothing published yet')
  await earlier.getByRole('button', { name: 'Publish again' }).click()
  await expect(outcomeOf(page)).toContainText('Confirmed and routed')
  await expect(earlier.getByRole('listitem')).toHaveCount(1)
  expect([await broker.take('q'), await broker.take('q')]).toEqual(['kept', 'kept'])

  await earlier.getByLabel('Keep the messages too').uncheck()
  await page.reload()
  await expect(earlier.getByRole('listitem')).toHaveCount(2)
  await expect(earlier.getByRole('button', { name: 'Publish again' })).toHaveCount(0)
  expect(await page.evaluate(() => JSON.stringify(window.localStorage))).not.toContain('"payload')
  await earlier.getByRole('button', { name: 'Clear' }).click()
  await expect(earlier).toBeHidden()
  await expect(outcomeOf(page)).toBeFocused()
  await expect(page.getByLabel('Keep the messages too')).not.toBeChecked()
  await page.reload()
  await expect(outcomeOf(page)).toContainText('Nothing published yet')
  await expect(earlier).toBeHidden()
})

test('saved messages are carried to another browser as a file', async ({ signedIn: page, broker }) => {
  await broker.queue('q')
  await open(page, broker, 'q')
  await payloadOf(page).fill('{"carried":9007199254740993}')
  await page.getByLabel('Correlation id').fill('c-9')
  await page.getByRole('button', { name: 'Saved' }).click()
  const saved = page.getByRole('dialog', { name: 'Saved messages' })
  await saved.getByLabel('Name', { exact: true }).fill('carried')
  await saved.getByLabel('Collection').fill('Orders')
  await saved.getByRole('button', { name: 'Save this message' }).click()
  const download = page.waitForEvent('download')
  await saved.getByRole('button', { name: 'Export' }).click()
  const file = await (await download).path()
  await saved.getByRole('button', { name: 'Remove carried' }).click()
  await expect(saved.getByRole('button', { name: 'Use carried' })).toBeHidden()
  await saved.getByLabel('Import').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"messages": 7'),
  })
  await expect(page.getByText('No saved messages are in this file.')).toBeVisible()
  await saved.getByLabel('Import').setInputFiles(file)
  await expect(saved.getByRole('region', { name: 'Orders' })).toContainText('carried')
  await saved.getByRole('button', { name: 'Use carried' }).click()
  await expect(payloadOf(page)).toHaveValue('{"carried":9007199254740993}')
  await expect(page.getByLabel('Correlation id')).toHaveValue('c-9')
})
