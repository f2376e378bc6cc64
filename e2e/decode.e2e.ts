import type { Page } from '@playwright/test'
import type { TestBroker } from './fixtures/broker'
import { LivePage } from './fixtures/live-page'
import { expect, test } from './fixtures/test'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

const sized = (tag: number, content: Buffer) => Buffer.concat([Buffer.from([tag, content.length]), content])

/** Publishes each body with its content type, and shows them in the viewer. */
async function show(page: Page, broker: TestBroker, messages: readonly (readonly [string, Buffer])[]) {
  await broker.queue('binary')
  for (const [contentType, body] of messages) await broker.publish('', 'binary', body, { contentType })
  const live = new LivePage(page)
  await live.open({ source: 'queue', vhost: broker.vhost, queue: 'binary', prefetch: '20' })
  await live.start.click()
  await expect(live.rows).toHaveCount(messages.length)
  const open = (index: number) => live.rows.nth(index).getByRole('button', { name: /^Open/ }).click()
  return { live, open, tree: live.detail.getByRole('tabpanel') }
}

test('MessagePack and CBOR are decoded by their content type, in all digits, and end at their limits', async ({
  broker,
  signedIn,
}) => {
  const { live, open, tree } = await show(signedIn, broker, [
    ['application/msgpack', hex('82 a2 69 64 cf 00 20 00 00 00 00 00 01 a4 74 61 67 73 92 a1 61 a2 ff fe')],
    ['application/cbor', hex('a1 65 70 72 69 63 65 fb 40 08 00 00 00 00 00 00')],
    ['application/cbor', Buffer.alloc(10_000, 0x81)],
    ['application/msgpack', hex('92 01 c1')],
    ['application/octet-stream', hex('93 01 02 03 ff')],
    // Two thousand arrays, one in the other, each said to be of fifty thousand values.
    ['application/msgpack', Buffer.from('dcc350'.repeat(2000), 'hex')],
  ])
  await open(0)
  await expect(tree).toContainText('id:9007199254740993')
  await expect(tree).toContainText('"a"')
  await live.detail.getByRole('tab', { name: 'Hex' }).click()
  await expect(tree).toContainText('82 a2 69 64')
  await live.detail.getByRole('tab', { name: 'JSON' }).click()
  await open(1)
  await expect(tree).toContainText('"price": 3.0')
  await open(2)
  await expect(live.detail).toContainText(
    'Nested deeper than 128 levels: decoding stopped there. At byte 129.',
  )
  await open(3)
  await expect(live.detail).toContainText('Not MessagePack: no value goes on like this.')
  await open(5)
  await expect(live.detail).toContainText(/Decoding took too (much memory|long) and was stopped/)
  // What no content type tells is chosen, for this content type from now on.
  await open(4)
  await expect(live.detail.getByLabel('Decode')).toHaveValue('none')
  await live.detail.getByLabel('Decode').selectOption('MessagePack')
  await expect(live.detail).toContainText('1 byte follows after the MessagePack value.')
  await signedIn.reload()
  await live.start.click()
  await open(4)
  await expect(live.detail.getByLabel('Decode')).toHaveValue('messagepack')
})

test('Protobuf is shown by numbers, then by the names of a .proto file', async ({ broker, signedIn }) => {
  const order = hex('08 96 01 12 05 0a 01 61 10 02 18 01')
  const { live, open, tree } = await show(signedIn, broker, [['application/x-protobuf', order]])
  await open(0)
  await expect(tree).toContainText('#1:150')
  await live.detail.getByRole('button', { name: 'Schema…' }).click()
  const dialog = signedIn.getByRole('dialog', { name: 'Schema' })
  const proto = (rest: string) => ({
    name: 'order.proto',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      `syntax = "proto3"; package shop;\nmessage Order { int32 id = 1; Line line = 2; State state = 3; ${rest} }
       message Line { string sku = 1; int32 count = 2; } enum State { NEW = 0; PAID = 1; }`,
    ),
  })
  await dialog.getByLabel('From files').setInputFiles(proto('Missing other = 4;'))
  await dialog.getByRole('button', { name: 'Use' }).click()
  await expect(live.detail).toContainText(
    "The schema cannot be used. No such Type or Enum 'Missing' in Type .shop.Order.",
  )
  await live.detail.getByRole('button', { name: 'order.proto' }).click()
  await dialog.getByLabel('From files').setInputFiles(proto(''))
  await expect(dialog.getByLabel('.proto', { exact: true })).toHaveValue(/message Order/)
  await dialog.getByRole('button', { name: 'Use' }).click()
  await expect(tree).toContainText('state:"PAID"')
  await expect(tree).toContainText('sku:"a"')
  await live.detail.getByLabel('Message type').selectOption('shop.Line')
  await expect(live.detail.getByLabel('Message type')).toHaveValue('shop.Line')
  await expect(tree).not.toContainText('PAID')
  // The same field by another name, from what protoc writes.
  await live.detail.getByRole('button', { name: 'order.proto' }).click()
  const field = sized(0x12, Buffer.concat([sized(0x0a, Buffer.from('number')), hex('18 01 20 01 28 05')]))
  const message = sized(0x22, Buffer.concat([sized(0x0a, Buffer.from('Described')), field]))
  const buffer = sized(0x0a, Buffer.concat([sized(0x0a, Buffer.from('order.proto')), message]))
  await dialog
    .getByLabel('From files')
    .setInputFiles({ name: 'order.pb', mimeType: 'application/octet-stream', buffer })
  await dialog.getByRole('button', { name: 'Use' }).click()
  await expect(tree).toContainText('number:150')
})

test('Avro is read by a schema that is written there, behind the bytes of a registry', async ({
  broker,
  signedIn,
}) => {
  const { live, open, tree } = await show(signedIn, broker, [
    ['avro/binary', hex('00 00 00 00 07 ac 02 04 68 69')],
  ])
  await open(0)
  await expect(live.detail).toContainText('Avro cannot be read without its schema.')
  await live.detail.getByRole('button', { name: 'Schema…' }).click()
  const dialog = signedIn.getByRole('dialog', { name: 'Schema' })
  await dialog
    .getByLabel('Avro schema (JSON)')
    .fill(
      '{"type":"record","name":"A","fields":[{"name":"id","type":"long"},{"name":"note","type":"string"}]}',
    )
  await dialog.getByLabel('Bytes to skip').fill('99')
  await expect(dialog.locator('p').getByText('0 to 64')).toBeVisible()
  await dialog.getByLabel('Bytes to skip').fill('5')
  await dialog.getByRole('button', { name: 'Use' }).click()
  await expect(tree).toContainText('id:150')
  await expect(tree).toContainText('note:"hi"')
})
