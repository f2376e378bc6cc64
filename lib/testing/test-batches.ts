import { expect } from 'vitest'
import { batchBody, type BatchCounts, type BatchInput, type BatchProgress } from '@/lib/api/batches'
import { ConsoleError } from '@/lib/api/problem'
import { readProperties } from '@/lib/server/amqp/codec/read-properties'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { closeSession, leaseLink } from '@/lib/server/amqp/pool'
import { contentHeaderOf } from '@/lib/server/amqp/raw-frames'
import { endSessionBatches, listBatches, startBatch, watchBatch } from '@/lib/server/publish/batches'
import { saveUpload } from '@/lib/server/publish/uploads'
import { TestVhost } from './test-vhost'

type Body = Partial<BatchInput> & Pick<BatchInput, 'source'>

/** In ms: so soon everything is over after Stop. */
export const aSecond = 1_000

/** What the parts of the counts come to; `sent` when they add up. */
export const sumOf = (counts: BatchCounts): number =>
  Object.values(counts).reduce((sum, part) => sum + part, 0) - counts.sent

export const template = (count: number) => ({ kind: 'template' as const, count })

/** Batches of one session in a virtual host of one test file's own, and what they left in its queues. */
export class TestBatches {
  private queues = 0

  private constructor(
    readonly vhost: TestVhost,
    readonly login: AmqpLogin,
  ) {}

  static async create(label: string): Promise<TestBatches> {
    const vhost = await TestVhost.create(label)
    return new TestBatches(vhost, vhost.login())
  }

  async drop(): Promise<void> {
    await this.end()
    await closeSession(this.login.sessionId)
    await this.vhost.drop()
  }

  /** Ends the batches of the session and drops its files. */
  end(sessionId = this.login.sessionId): Promise<void> {
    return endSessionBatches(sessionId, new ConsoleError('signed_out', 'over'))
  }

  /** A new queue. */
  async queue(args: object = {}): Promise<string> {
    this.queues += 1
    const name = `q${this.queues}`
    await this.vhost.manage('PUT', `queues/{vhost}/${name}`, { durable: true, arguments: args })
    return name
  }

  start(body: Body, by = this.login): string {
    const whole = { vhost: this.vhost.name, exchange: '', routingKey: '', payload: 'x', ...body }
    return startBatch(by, batchBody.parse(whole)).id
  }

  /** The newest one. */
  latest(sessionId = this.login.sessionId): BatchProgress {
    const [batch] = listBatches(sessionId).batches
    if (batch === undefined) throw new Error('no batch')
    return batch
  }

  /** Reads the events of a batch to their end. Every one of them must add up. */
  async follow(id: string, sessionId = this.login.sessionId): Promise<BatchProgress[]> {
    const seen: BatchProgress[] = []
    let text = ''
    for await (const chunk of watchBatch(sessionId, id) as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString()
    }
    for (const [, data = ''] of text.matchAll(/^data: (.*)$/gm)) {
      const { batch } = JSON.parse(data) as { batch?: BatchProgress }
      if (batch !== undefined) seen.push(batch)
    }
    for (const { counts } of seen) expect(sumOf(counts)).toBe(counts.sent)
    return seen
  }

  /** Starts a batch and answers how it ended. */
  async run(body: Body, by = this.login): Promise<BatchProgress> {
    const last = (await this.follow(this.start(body, by), by.sessionId)).at(-1)
    if (last === undefined) throw new Error('no progress')
    expect(last.counts.waiting).toBe(0)
    return last
  }

  async depth(queue: string): Promise<number> {
    const { link, release } = await leaseLink(this.login, this.vhost.name, 'get')
    const watched = await link.openChannel()
    const { messageCount } = await watched.channel.checkQueue(queue)
    await watched.close()
    release()
    return messageCount
  }

  /** Takes what is in a queue. */
  async takeAll(queue: string) {
    const { link, release } = await leaseLink(this.login, this.vhost.name, 'get')
    const watched = await link.openChannel()
    const taken = []
    for (;;) {
      const message = await watched.channel.get(queue, { noAck: true })
      if (message === false) break
      const { properties } = readProperties(contentHeaderOf(message).raw)
      taken.push({ key: message.fields.routingKey, body: message.content, properties })
    }
    await watched.close()
    release()
    return taken
  }

  async upload(content: string | Buffer): Promise<string> {
    const body = new Blob([content as BlobPart]).stream() as ReadableStream<Uint8Array>
    return (await saveUpload(this.login.sessionId, body)).id
  }
}
