import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveSource, replyRule } from '@/lib/api/live'
import { csvHead, messageCsvText, messageLineText } from '@/lib/client/live/message-text'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { closeAll, leaseOwnLink } from '@/lib/server/amqp/pool'
import { rawProperties } from '@/lib/server/amqp/raw-writes'
import { fileMessages } from '@/lib/server/publish/file-messages'
import { LiveReader } from './live-reader'
import { OwnBroker } from './own-broker'
import {
  openLiveStream,
  readLiveMessage,
  replyLive,
  republishLive,
  settleLive,
} from '@/lib/server/live/streams'

const mebibyte = 1024 * 1024
/** More than the console keeps of a body: the default limit before 4.0, and what an operator may have raised it to since. */
const long = 20 * mebibyte
const most = 16 * mebibyte
/** A view keeps 32 MiB of messages. */
const whole = 12 * mebibyte
const broker = new OwnBroker('long', 'max_message_size = 134217728\n')
let login: AmqpLogin
let folder: string

async function withChannel<T>(
  work: (channel: Awaited<ReturnType<typeof confirmChannel>>['channel']) => Promise<T>,
): Promise<T> {
  const { channel, release } = await confirmChannel()
  try {
    return await work(channel)
  } finally {
    release()
  }
}
async function confirmChannel() {
  const { link, release } = await leaseOwnLink(login, '/', 'publish')
  const { channel } = await link.openConfirmChannel()
  return { channel, release }
}
const ready = (queue: string) =>
  withChannel(async (channel) => (await channel.checkQueue(queue)).messageCount)

beforeAll(async () => {
  await broker.start()
  login = broker.login()
  folder = await mkdtemp(path.join(tmpdir(), 'warren-long-'))
  await withChannel(async (channel) => {
    for (const queue of ['work', 'copies', 'answers']) await channel.assertQueue(queue)
    const properties = writeProperties({ ...noProperties(), replyTo: 'answers' })
    for (const bytes of [long, 3, whole]) {
      channel.publish('', 'work', Buffer.alloc(bytes, 'x'), rawProperties(properties))
    }
    await channel.waitForConfirms()
  })
}, 120_000)
afterAll(async () => {
  await closeAll()
  await broker.end()
  await rm(folder, { recursive: true })
})

async function open(count: number): Promise<LiveReader> {
  const source = liveSource.parse({ kind: 'queue', vhost: '/', queue: 'work', prefetch: 3 })
  const { signal } = new AbortController()
  const reader = new LiveReader(await openLiveStream(login, [source], { signal }))
  await reader.until(({ messages }) => messages.length === count)
  return reader
}
const form = {
  exchange: '',
  routingKey: '',
  properties: noProperties(),
  payload: Buffer.alloc(0),
  mandatory: true,
}
type Format = Parameters<typeof fileMessages>[1]
/** What a batch makes of a file. */
async function published(text: string, format: Format): Promise<number[]> {
  const file = path.join(folder, 'file')
  await writeFile(file, text)
  const sizes: number[] = []
  for await (const messages of fileMessages(file, format, form, 'guest')) {
    sizes.push(...messages.map(({ outgoing }) => outgoing.payload.length))
  }
  return sizes
}
const jsonLines: Format = { kind: 'json-lines', target: 'form', pace: null, again: false }
const csv: Format = { kind: 'csv', payload: 'payload', routingKey: '', messageId: '', headers: [] }

describe('a message that is longer than the console keeps', { timeout: 60_000 }, () => {
  it('is shown as the beginning that it is, with the size of the whole', async () => {
    const reader = await open(3)
    const sizes = reader.messages.map(({ payload }) => [payload.bytes, payload.truncated])
    expect(sizes).toEqual([
      [long, true],
      [3, false],
      [whole, true],
    ])
    const read = [1, 2, 3].map((seq) => readLiveMessage(login.sessionId, reader.id, 0, seq).payload)
    expect(read.map(({ text, bytes, truncated }) => [text.length, bytes, truncated])).toEqual([
      [most, long, true],
      [3, 3, false],
      [whole, whole, false],
    ])
    await reader.cancel()
  })

  it('is not published again in part, and the others are whole', async () => {
    const reader = await open(3)
    const target = { vhost: '/', exchange: '', routingKey: 'copies' }
    const again = (seq: number) =>
      Promise.resolve().then(() => republishLive(login, { stream: reader.id, source: 0, seq }, target))
    await expect(again(1)).rejects.toMatchObject({
      code: 'not_whole',
      message: `The console keeps the first ${most} bytes of a message, and this one has ${long}.`,
    })
    expect((await again(2)).outcome).toEqual({ kind: 'confirmed', routed: true })
    expect((await again(3)).outcome).toEqual({ kind: 'confirmed', routed: true })
    expect(await ready('copies')).toBe(2)
    await reader.cancel()
  })

  it('gets no automatic reply that was made of a part', async () => {
    const reader = await open(3)
    const rule = replyRule.parse({ template: '{{size}}', rate: 1000 })
    await replyLive(login, reader.id, 0, rule)
    const told = () => reader.events.flatMap((event) => (event.event === 'replies' ? [event] : []))
    await reader.until(() => told().at(-1)?.counts.answered === 2)
    const { counts } = told().at(-1) ?? {}
    expect(counts).toMatchObject({ answered: 2, failed: 1 })
    expect(told().flatMap((event) => event.failed)).toMatchObject([{ seq: 1, failure: 'cut' }])
    await reader.cancel()
    await expect.poll(() => ready('work')).toBe(1)
  })

  it('is written to a file as a beginning, which no batch publishes', async () => {
    const reader = await open(1)
    const message = readLiveMessage(login.sessionId, reader.id, 0, 1)
    const line = messageLineText(message)
    expect(JSON.parse(line)).toMatchObject({ payload: { bytes: long, truncated: true } })
    const short = '{"payload":{"encoding":"utf8","text":"abc"}}\n'
    expect(await published(short, jsonLines)).toEqual([3])
    await expect(published(short + line, jsonLines)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('Line 2: payload.truncated'),
    })
    // As files were written once.
    const silent = line.replace(',"truncated":true', '')
    expect(silent).not.toBe(line)
    await expect(published(silent, jsonLines)).rejects.toThrow('Line 1: payload.bytes')
    await expect(published(csvHead + messageCsvText(message), csv)).rejects.toThrow(
      'Line 2: the payload is not whole',
    )
    await reader.cancel()
  })

  it('can be settled as every other one', async () => {
    const reader = await open(1)
    const request = { source: 0, seqs: [1], settlement: 'ack' as const }
    expect(await settleLive(login.sessionId, reader.id, request)).toEqual({ settled: [1], missed: [] })
    await reader.cancel()
    expect(await ready('work')).toBe(0)
  })
})
