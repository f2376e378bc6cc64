import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import { TestBatches } from '@/lib/testing/test-batches'

let batches: TestBatches
beforeAll(async () => {
  batches = await TestBatches.create('batch-file-faults')
})
afterAll(() => batches.drop())

/** A message as a line, with some of its parts replaced. */
const line = (more: object = {}) => JSON.stringify({ payload: { encoding: 'utf8', text: 'a' }, ...more })
const properties = (some: object) => `${line()}\n${line()}\n${line({ properties: some })}\n${line()}\n`
const headers = (value: object, name = 'h') => properties({ headers: [{ name, value }] })
const nested = (levels: number) =>
  '{"type":"table","entries":[{"name":"n","value":'.repeat(levels) + '{"type":"void"}' + '}]}'.repeat(levels)
const raw = writeProperties({ ...noProperties(), expiration: 'abc' }).toString('base64')
const infinity = { name: 'h', value: { type: 'double' as const, value: 'Infinity' as const } }
const rawInfinity = writeProperties({ ...noProperties(), headers: [infinity] }).toString('base64')

describe('a file', () => {
  it.each([
    [
      'json-lines',
      // Most lines are empty, which costs less.
      `${`{"payload":{"encoding":"utf8","text":"a"}}${'\n'.repeat(9)}`.repeat(111_111)}{"payload`,
      'Line 1000000: not JSON.',
    ],
    ['json-lines', '{"payload":{"encoding":"utf8","text":"a","truncated":true}}', 'The payload is not whole'],
    ['json-lines', '{}', 'Line 1: payload'],
    [
      'json-lines',
      `{"payload":{"encoding":"base64","bytes":1,"text":"${'='.repeat(1_000_000)}a"}}`,
      'Line 1: payload.text: Not base64.',
    ],
    ['json-lines', properties({ expiration: 'abc' }), 'Line 3: properties.expiration: "abc" is not whole'],
    ['json-lines', properties({ expiration: '315360000001' }), 'Line 3: properties.expiration'],
    ['json-lines', `${line()}\n${line({ rawProperties: raw })}`, 'Line 2: properties.expiration'],
    ['json-lines', properties({ priority: 300 }), 'Line 3: properties.priority: not a whole number'],
    ['json-lines', properties({ timestamp: 'now' }), 'Line 3: properties.timestamp'],
    ['json-lines', properties({ replyTo: 'amq.rabbitmq.reply-to' }), 'Line 3: properties.replyTo'],
    [
      'json-lines',
      headers({ type: 'string', value: 'x'.repeat(140_000) }),
      'Line 3: The headers and properties are',
    ],
    ['json-lines', headers({ type: 'int64', value: '1.5' }), 'Line 3: properties.headers.h: not a whole'],
    [
      'json-lines',
      headers({ type: 'double', value: 'NaN' }),
      'Line 3: properties.headers.h: not a finite number',
    ],
    [
      'json-lines',
      headers({ type: 'float', value: 1e39 }),
      'Line 3: properties.headers.h: not a finite number',
    ],
    [
      'json-lines',
      `${line()}\n${line({ rawProperties: rawInfinity })}`,
      'Line 2: properties.headers.h: not a finite',
    ],
    ['json-lines', headers({ type: 'void' }, 'n'.repeat(256)), 'Line 3: A short string of 256 bytes'],
    [
      'json-lines',
      `${line()}\n${line().replace('{', `{"properties":{"headers":[{"name":"h","value":${nested(10_000)}}]},`)}`,
      'Line 2: headers nested too deep.',
    ],
    ['json-lines', `${line()}\n${line({ exchange: 'e'.repeat(256) })}`, 'Line 2: At most 255 bytes'],
    ['csv', 'a,body\n1,2\n3\n', 'Line 3: no column "body": the row has 1 fields.'],
    ['csv', 'a,b\n1,2\n', 'The file has no column "body".'],
    ['csv', 'body,a,body\n1,2,3\n', 'The file has more than one column "body": rename all but one'],
    ['csv', 'a,body\n1,"2\n', 'a quote that is never closed'],
    ['lines', '', 'The file has no message.'],
  ] as const)('%s with a fault sends nothing and names the line', async (kind, text, words) => {
    const name = await batches.queue()
    const format = kind === 'csv' ? { kind, payload: 'body' } : { kind }
    const source = { kind: 'file' as const, upload: await batches.upload(text), format }
    const done = await batches.run({ source, routingKey: name })
    expect(done).toMatchObject({ state: 'failed', counts: { sent: 0 }, problem: { code: 'invalid_input' } })
    expect(done.problem?.detail).toContain(words)
    expect(await batches.depth(name)).toBe(0)
    await batches.end()
  })

  it('with a payload over the maximum of the broker sends nothing and names the line, which may be smaller when compressed', async () => {
    const overview = (await batches.vhost.manage('GET', 'overview')) as { rabbitmq_version: string }
    // 128 MiB: more than a line has.
    if (overview.rabbitmq_version.startsWith('3.')) return
    const name = await batches.queue()
    const maximum = 16 * 1024 * 1024
    const upload = await batches.upload(`short\n${'x'.repeat(maximum + 1)}\nshort\n`)
    const source = { kind: 'file' as const, upload, format: { kind: 'lines' as const } }
    const done = await batches.run({ source, routingKey: name })
    expect(done).toMatchObject({ state: 'failed', counts: { sent: 0 }, problem: { code: 'invalid_input' } })
    expect(done.problem?.detail).toBe(
      `Line 2: a payload of ${maximum + 1} bytes; the broker takes ${maximum} at most (max_message_size).`,
    )
    expect(await batches.depth(name)).toBe(0)
    const zipped = await batches.run({ source, routingKey: name, compression: 'gzip' })
    expect(zipped).toMatchObject({ state: 'done', counts: { confirmed: 3 } })
  })

  it('that is one payload over the maximum of the broker ends the batch with its first message', async () => {
    const { rabbitmq_version } = (await batches.vhost.manage('GET', 'overview')) as {
      rabbitmq_version: string
    }
    if (rabbitmq_version.startsWith('3.')) return
    const name = await batches.queue()
    const payload = await batches.upload(Buffer.alloc(16 * 1024 * 1024 + 1))
    const source = { kind: 'template' as const, count: 3 }
    const done = await batches.run({ source, payload, payloadEncoding: 'file', routingKey: name })
    expect(done).toMatchObject({
      state: 'failed',
      counts: { sent: 1, refused: 1 },
      problem: { code: 'precondition' },
    })
    expect(done.problem?.detail).toContain('larger than configured max size')
  })
})
