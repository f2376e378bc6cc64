import { liveSource } from '@/lib/api/live'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { closeAll, leaseLink } from '@/lib/server/amqp/pool'
import { rawProperties } from '@/lib/server/amqp/raw-writes'
import type { LiveOptions, LiveTiming } from '@/lib/server/live/live-stream'
import { openLiveStream } from '@/lib/server/live/streams'
import { LiveReader } from './live-reader'
import { TestVhost } from './test-vhost'

interface Opening extends Partial<LiveOptions> {
  by?: AmqpLogin
  timing?: LiveTiming
}

/** So often that a test need not wait for it. */
export const quickTiming: LiveTiming = { batch: 16, beat: 100, recheck: 50, tapStats: 50 }

const plain = writeProperties(noProperties())

/** A virtual host of one test file's own in which live streams are opened. */
export class LiveVhost {
  private constructor(
    readonly vhost: TestVhost,
    readonly login: AmqpLogin,
  ) {}

  static async create(label: string): Promise<LiveVhost> {
    const vhost = await TestVhost.create(label)
    return new LiveVhost(vhost, vhost.login())
  }

  get name(): string {
    return this.vhost.name
  }

  exchange(name: string, type: string): Promise<unknown> {
    return this.vhost.manage('PUT', `exchanges/{vhost}/${name}`, { type, durable: true })
  }

  queue(name: string, args: Record<string, unknown> = {}): Promise<unknown> {
    return this.vhost.manage('PUT', `queues/{vhost}/${name}`, { durable: true, arguments: args })
  }

  async open(sources: object[], { by = this.login, timing, ...options }: Opening = {}): Promise<LiveReader> {
    const requests = sources.map((source) => liveSource.parse({ vhost: this.name, ...source }))
    const { signal } = new AbortController()
    return new LiveReader(await openLiveStream(by, requests, { signal, ...options }, timing))
  }

  /** Publishes with confirm; the properties are bytes as they go on the wire. */
  async publish(exchange: string, key: string, bodies: (string | Buffer)[], properties = plain) {
    const { link, release } = await leaseLink(this.login, this.name, 'publish')
    const { channel } = await link.openConfirmChannel()
    for (const body of bodies) channel.publish(exchange, key, Buffer.from(body), rawProperties(properties))
    await channel.waitForConfirms()
    await channel.close()
    release()
  }

  /** From the queue itself, over a connection that no test breaks. */
  async count(queue: string): Promise<{ ready: number; consumers: number }> {
    const { link, release } = await leaseLink(this.login, this.name, 'get')
    const { channel } = await link.openChannel()
    try {
      const { messageCount, consumerCount } = await channel.checkQueue(queue)
      await channel.close()
      return { ready: messageCount, consumers: consumerCount }
    } finally {
      release()
    }
  }

  async brokerVersion(): Promise<string> {
    const { link, release } = await leaseLink(this.login, this.name, 'get')
    release()
    return link.version
  }

  async drop(): Promise<void> {
    await closeAll()
    await this.vhost.drop()
  }
}

export const textsOf = (reader: LiveReader): string[] => reader.messages.map(({ payload }) => payload.text)

/** So many sources have started. */
export const started =
  (count: number) =>
  (reader: LiveReader): boolean =>
    reader.kinds.filter((kind) => kind === 'started').length === count
