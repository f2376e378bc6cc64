import { existsSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestBatches } from '@/lib/testing/test-batches'
import { dropUpload, holdUpload } from './uploads'

let batches: TestBatches
beforeAll(async () => {
  batches = await TestBatches.create('batch-files')
})
afterAll(() => batches.drop())

describe('a batch from a file', () => {
  const zoo = {
    exchange: '',
    routingKey: 'ROUTE',
    properties: {
      contentType: 'text/plain',
      headers: [
        { name: 'big', value: { type: 'int64', value: '9007199254740993' } },
        { name: 'raw', value: { type: 'binary-string', base64: '//5B' } },
      ],
      timestamp: '18446744073709551615',
    },
    payload: { encoding: 'base64', text: '//4A', bytes: 3, truncated: false },
  }

  it('takes JSON Lines as messages are downloaded, byte for byte', async () => {
    const name = await batches.queue()
    const line = JSON.stringify({ ...zoo, routingKey: name })
    const file = await batches.upload(`${line}\n${line}\r\n\n`)
    const format = { kind: 'json-lines' as const }
    const done = await batches.run({
      source: { kind: 'file', upload: file, format },
      routingKey: 'elsewhere',
    })
    expect(done).toMatchObject({ state: 'done', total: 2, counts: { confirmed: 2 } })
    const [first] = await batches.takeAll(name)
    expect(first?.body.toString('hex')).toBe('fffe00')
    expect(first?.properties.headers).toEqual(zoo.properties.headers)
    expect(first?.properties.timestamp).toBe('18446744073709551615')
  })

  it('sends the firehose’s copies where their messages went, unless the form says where to', async () => {
    const [name, other] = [await batches.queue(), await batches.queue()]
    const text = (value: string) => ({ type: 'string', value })
    const headers = [
      { name: 'exchange_name', value: text('') },
      { name: 'routing_keys', value: { type: 'array', items: [text(name)] } },
    ]
    const copy = { exchange: 'amq.rabbitmq.trace', routingKey: 'publish.', properties: { headers } }
    const upload = await batches.upload(JSON.stringify({ ...zoo, ...copy }))
    for (const target of ['line', 'form'] as const) {
      const format = { kind: 'json-lines' as const, target }
      const done = await batches.run({ source: { kind: 'file', upload, format }, routingKey: other })
      expect(done).toMatchObject({ state: 'done', counts: { confirmed: 1 } })
    }
    expect([await batches.depth(name), await batches.depth(other)]).toEqual([1, 1])
  })

  it('takes one line for one message, whatever its bytes are', async () => {
    const name = await batches.queue()
    const file = await batches.upload(
      Buffer.concat([Buffer.from('one\r\n\n'), Buffer.of(0xff, 0xfe, 0x0a), Buffer.from('last')]),
    )
    await batches.run({ source: { kind: 'file', upload: file, format: { kind: 'lines' } }, routingKey: name })
    expect((await batches.takeAll(name)).map(({ body }) => body.toString('latin1'))).toEqual([
      'one',
      '',
      'ÿþ',
      'last',
    ])
  })

  it('takes CSV with its columns mapped', async () => {
    const name = await batches.queue()
    const file = await batches.upload(`\uFEFFkey,"body ""x""",id,extra\n${name},"a,\nb",1,中\n${name},c,2,\n`)
    const format = {
      kind: 'csv' as const,
      payload: 'body "x"',
      routingKey: 'key',
      messageId: 'id',
      headers: ['extra'],
    }
    const done = await batches.run({ source: { kind: 'file', upload: file, format } })
    expect(done).toMatchObject({ total: 2, counts: { confirmed: 2 } })
    const taken = await batches.takeAll(name)
    expect(taken.map(({ body, properties }) => [body.toString(), properties.messageId])).toEqual([
      ['a,\nb', '1'],
      ['c', '2'],
    ])
    expect(taken[0]?.properties.headers).toEqual([{ name: 'extra', value: { type: 'string', value: '中' } }])
  })

  it('takes CSV as messages are downloaded: what is no text as its bytes', async () => {
    const name = await batches.queue()
    const run = async (rows: string) => {
      const upload = await batches.upload(`payload_encoding,payload\n${rows}`)
      const format = { kind: 'csv' as const, payload: 'payload' }
      return batches.run({ source: { kind: 'file', upload, format }, routingKey: name })
    }
    await run('base64,//4A\nutf8,//4A\n,x\n')
    expect((await batches.takeAll(name)).map(({ body }) => body.toString('hex'))).toEqual([
      'fffe00',
      Buffer.from('//4A').toString('hex'),
      '78',
    ])
    // What a spreadsheet would run as a formula has an apostrophe before it there.
    await run("base64,'+/8A\nutf8,'=1+1\nutf8,''-1\nutf8,'a\n")
    expect((await batches.takeAll(name)).map(({ body }) => body.toString('latin1'))).toEqual([
      'ûÿ\0',
      '=1+1',
      "'-1",
      "'a",
    ])
    expect(await run('utf8,x\nbase64,no!\n')).toMatchObject({
      state: 'failed',
      counts: { sent: 0 },
      problem: { detail: 'Line 3: payload: Not base64.' },
    })
  })

  it('of another session is none', async () => {
    const file = await batches.upload('x')
    const source = { kind: 'file' as const, upload: file, format: { kind: 'lines' as const } }
    expect(() => batches.start({ source }, { ...batches.login, sessionId: 'stranger' })).toThrow(
      'not there any more',
    )
  })

  it('goes on with a file that is dropped while it is checked; it is gone at the end', async () => {
    const name = await batches.queue()
    const { sessionId } = batches.login
    const upload = await batches.upload('x\n'.repeat(20_000))
    const { file, letGo } = holdUpload(sessionId, upload, '/')
    await letGo()
    const source = { kind: 'file' as const, upload, format: { kind: 'lines' as const } }
    const id = batches.start({ source, routingKey: name })
    expect(batches.latest().state).toBe('checking')
    await dropUpload(sessionId, upload)
    expect((await batches.follow(id)).at(-1)).toMatchObject({ state: 'done', counts: { confirmed: 20_000 } })
    await expect.poll(() => existsSync(file)).toBe(false)
  })

  it('is no text in the character set of the form, and does not say so', async () => {
    const name = await batches.queue()
    const upload = await batches.upload('body\n中文\n')
    const format = { kind: 'csv' as const, payload: 'body' }
    const source = { kind: 'file' as const, upload, format }
    await batches.run({ source, routingKey: name, charset: 'GBK' })
    await batches.run({ source, routingKey: name, charset: 'GBK', compression: 'gzip' })
    const [plain, zipped] = await batches.takeAll(name)
    expect(plain?.body.toString()).toBe('中文')
    expect(plain?.properties.contentEncoding).toBeNull()
    expect(zipped?.properties.contentEncoding).toBe('gzip')
    expect(gunzipSync(zipped?.body ?? Buffer.alloc(0)).toString()).toBe('中文')
  })

  it('that were delivered once goes where it is sent and nowhere else, and does not say who sent it', async () => {
    const [name, copies] = [await batches.queue(), await batches.queue()]
    const cc = { type: 'array', items: [{ type: 'string', value: copies }] } as const
    const line = (userId: string) =>
      JSON.stringify({
        routingKey: name,
        properties: {
          userId,
          expiration: '60000',
          headers: [
            { name: 'CC', value: cc },
            { name: 'BCC', value: cc },
          ],
        },
        payload: zoo.payload,
      })
    const { username } = batches.login
    const upload = await batches.upload(`${line('somebody else')}\n${line(username)}\n`)
    const format = { kind: 'json-lines' as const }
    const done = await batches.run({ source: { kind: 'file', upload, format } })
    expect(done).toMatchObject({ state: 'done', counts: { sent: 2, confirmed: 2 } })
    expect(await batches.depth(copies)).toBe(0)
    const taken = await batches.takeAll(name)
    expect(taken.map(({ properties }) => properties)).toMatchObject(
      [null, username].map((userId) => ({
        userId,
        expiration: '60000',
        headers: [{ name: 'x-original-cc', value: cc }],
      })),
    )

    const own = await batches.upload(line(username))
    await batches.run({ source: { kind: 'file', upload: own, format: { ...format, again: false } } })
    // Once for each of the two headers would be one too many: the broker makes one copy for one queue.
    expect([await batches.depth(name), await batches.depth(copies)]).toEqual([1, 1])
  })
})
