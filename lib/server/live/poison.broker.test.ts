import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LiveVhost, textsOf } from '@/lib/testing/live-vhost'
import { readLiveMessage, republishLive, settleLive } from './streams'

let live: LiveVhost

beforeAll(async () => {
  live = await LiveVhost.create('poison')
})
afterAll(() => live.drop())

describe('poison', () => {
  const table = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([Buffer.of(name.length), Buffer.from(`${name}F`), length, content])
  }
  const headers = (content: Buffer) => {
    const head = Buffer.alloc(6)
    head.writeUInt16BE(0x2000)
    head.writeUInt32BE(content.length, 2)
    return Buffer.concat([head, content])
  }
  let deep: Buffer = Buffer.alloc(0)
  for (let level = 0; level < 6000; level += 1) deep = table('n', deep)
  const bytes = (text: string) => Buffer.from(text, 'latin1')
  const poisons = {
    deep: headers(deep),
    unknownToAmqplib: headers(Buffer.concat([bytes('\u0001aL'), Buffer.of(0, 0, 0, 0, 0, 0, 0, 7)])),
    prototype: headers(table('__proto__', bytes('\u0005admint\u0001'))),
    trapdoor: headers(table('h', bytes('\u0001!S\0\0\0\u0005int64\u0005valueS\0\0\0\u0003abc'))),
  }

  it('is shown as what it is, and the viewer goes on', async () => {
    await live.queue('poison')
    for (const [name, properties] of Object.entries(poisons))
      await live.publish('', 'poison', [name], properties)
    await live.publish('', 'poison', ['after'])
    const reader = await live.open([{ kind: 'queue', queue: 'poison' }])
    await reader.until(({ messages }) => messages.length === 5)
    expect(textsOf(reader)).toEqual([...Object.keys(poisons), 'after'])
    const [first, second, third, fourth] = reader.messages.map(({ properties }) => properties.headers)
    expect(JSON.stringify(first)).toContain('"reason":"depth"')
    // RabbitMQ 4 writes it as `l`.
    expect(second).toMatchObject([{ name: 'a', value: { value: '7' } }])
    expect(third).toMatchObject([
      { name: '__proto__', value: { type: 'table', entries: [{ name: 'admin' }] } },
    ])
    expect(fourth).toMatchObject([
      { name: 'h', value: { type: 'table', entries: [{ name: '!' }, { name: 'value' }] } },
    ])
    const request = { source: 0, seqs: [1, 2, 3, 4, 5], settlement: 'ack' as const }
    expect((await settleLive(live.login.sessionId, reader.id, request)).missed).toEqual([])
    await reader.cancel()
    expect(await live.count('poison')).toEqual({ ready: 0, consumers: 0 })
  })
})

describe('ten thousand levels', () => {
  const levels = 10_000

  // Of headers: codec.test.ts. The broker takes seconds for them.
  it('of JSON are a payload like any other: shown, looked into, and read whole', async () => {
    const deep = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
    await live.queue('json')
    await live.publish('', 'json', [deep, 'after'])
    const path = `payload${'.a'.repeat(900)}`
    const reader = await live.open([{ kind: 'queue', queue: 'json' }], {
      filter: `${path} or payload = "after"`,
    })
    await reader.until(({ messages }) => messages.length === 2)
    expect(reader.messages[0]?.payload).toMatchObject({ bytes: deep.length, truncated: true })
    expect(readLiveMessage(live.login.sessionId, reader.id, 0, 1).payload.text).toBe(deep)
    await reader.cancel()
  })
})

/** A table in a table, and so on, under one header. */
function nestedHeaders(depth: number): Buffer {
  let table = Buffer.alloc(0)
  for (let level = 0; level <= depth; level += 1) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(table.length)
    table = Buffer.concat(level === depth ? [length, table] : [Buffer.from([1, 0x61, 0x46]), length, table])
  }
  return Buffer.concat([Buffer.from([0x20, 0x00]), table])
}

describe('a message that is published again', () => {
  it('has the bytes that it came with, whatever is in its headers, and so has one from a file', async () => {
    await live.queue('odd')
    await live.queue('copies')
    // Far deeper than our reader opens.
    const raw = nestedHeaders(2000)
    const body = Buffer.from([0xff, 0xfe, 0x41])
    await live.publish('', 'odd', [body], raw)

    const reader = await live.open([{ kind: 'queue', queue: 'odd' }])
    await reader.until(({ messages }) => messages.length === 1)
    const read = readLiveMessage(live.login.sessionId, reader.id, 0, 1)
    expect(read.rawProperties).toBe(raw.toString('base64'))
    const target = { vhost: live.name, exchange: '', routingKey: 'copies' }
    const { outcome } = await republishLive(live.login, { stream: reader.id, source: 0, seq: 1 }, target)
    expect(outcome).toEqual({ kind: 'confirmed', routed: true })
    await reader.cancel()
    const copies = await live.open([{ kind: 'queue', queue: 'copies' }])
    await copies.until(({ messages }) => messages.length === 1)
    const copy = readLiveMessage(live.login.sessionId, copies.id, 0, 1)
    expect(copy.rawProperties).toBe(read.rawProperties)
    expect(copy.payload).toMatchObject({ encoding: 'base64', text: body.toString('base64') })
    await copies.cancel()
  })
})
