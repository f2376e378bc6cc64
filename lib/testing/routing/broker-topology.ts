import type { Channel, ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import type { RoutingMessage } from '@/lib/rabbitmq/routing/topology'
import type { AmqpLogin } from '@/lib/server/amqp/login'
import { connectAmqp } from '@/lib/server/amqp/connect'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import { rawProperties } from '@/lib/server/amqp/raw-writes'
import { manageBroker } from '@/lib/testing/test-vhost'
import type { RandomTopology } from './random-topology'

/** What is on the wire, in amqplib's own notation. */
function amqplibValue(field: FieldValue): unknown {
  switch (field.type) {
    case 'boolean':
    case 'string':
      return field.value
    case 'bytes':
      return Buffer.from(field.base64, 'base64')
    case 'void':
      return null
    case 'array':
      return field.items.map(amqplibValue)
    case 'table':
      return amqplibTable(field.entries)
    case 'decimal': {
      const [whole = '', fraction = ''] = field.value.split('.')
      return { '!': 'decimal', value: { places: fraction.length, digits: Number(`${whole}${fraction}`) } }
    }
    case 'binary-string':
    case 'uint64':
    case 'unread':
      throw new TypeError(`amqplib writes no ${field.type}`)
    default:
      return { '!': field.type, value: field.value }
  }
}

export const amqplibTable = (entries: readonly FieldEntry[]): Record<string, unknown> =>
  Object.fromEntries(entries.map(({ name, value }) => [name, amqplibValue(value)]))

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Random topologies for real: declared in one virtual host, messages published, queues read. */
export class BrokerTopology {
  private readonly vhost: string
  private readonly model: ChannelModel
  readonly channel: Channel
  private readonly publisher: ConfirmChannel
  private readonly policies = new Set<string>()

  private constructor(vhost: string, model: ChannelModel, channel: Channel, publisher: ConfirmChannel) {
    this.vhost = vhost
    this.model = model
    this.channel = channel
    this.publisher = publisher
  }

  static async open(login: AmqpLogin, vhost: string): Promise<BrokerTopology> {
    const model = await connectAmqp(login, vhost, 'consume')
    return new BrokerTopology(vhost, model, await model.createChannel(), await model.createConfirmChannel())
  }

  close(): Promise<void> {
    return this.model.close()
  }

  async declare({ exchanges, queues, bindings }: RandomTopology): Promise<void> {
    for (const { name, alternate } of exchanges) {
      if (alternate?.by !== 'policy') continue
      const policy = `alternate ${name}`
      await this.manage('PUT', `policies/{vhost}/${encodeURIComponent(policy)}`, {
        pattern: `^${escaped(name)}$`,
        definition: { 'alternate-exchange': alternate.exchange },
        'apply-to': 'exchanges',
      })
      this.policies.add(policy)
    }
    const channel = this.channel
    await Promise.all([
      ...exchanges.map(({ name, type, internal, alternate }) =>
        channel.assertExchange(name, type, {
          internal,
          arguments: alternate?.by === 'argument' ? { 'alternate-exchange': alternate.exchange } : {},
        }),
      ),
      // Exclusive ones are missing from definitions: some of each.
      ...queues.map((name, at) =>
        channel.assertQueue(name, { exclusive: at % 3 === 0, durable: at % 3 !== 0 }),
      ),
    ])
    await Promise.all(
      bindings.map(({ source, destination, destinationType, key, arguments: args }) =>
        destinationType === 'queue'
          ? channel.bindQueue(destination, source, key, amqplibTable(args))
          : channel.bindExchange(destination, source, key, amqplibTable(args)),
      ),
    )
  }

  async remove({ exchanges, queues }: Pick<RandomTopology, 'exchanges' | 'queues'>): Promise<void> {
    await Promise.all([
      ...queues.map((name) => this.channel.deleteQueue(name)),
      ...exchanges.map(({ name }) => this.channel.deleteExchange(name)),
    ])
    for (const policy of this.policies) {
      await this.manage('DELETE', `policies/{vhost}/${encodeURIComponent(policy)}`)
    }
    this.policies.clear()
  }

  /** Publishes them all; for each the queues that got it, sorted, once for each copy, and whether the broker returned it. */
  async publish(
    messages: readonly RoutingMessage[],
    queues: readonly string[],
  ): Promise<{ queues: string[]; returned: boolean }[]> {
    const got = messages.map(() => ({ queues: [] as string[], returned: false }))
    const publisher = this.publisher
    const onReturn = ({ content }: { content: Buffer }) => {
      const at = got[Number(content.toString())]
      if (at !== undefined) at.returned = true
    }
    publisher.on('return', onReturn)
    for (const [at, message] of messages.entries()) this.send(message, String(at))
    // The last message of every queue.
    for (const queue of queues) this.send({ exchange: '', routingKey: queue, headers: [] }, 'end')
    await Promise.all([
      publisher.waitForConfirms(),
      ...queues.map((queue) =>
        this.drain(queue, (content) => {
          got[Number(content)]?.queues.push(queue)
        }),
      ),
    ])
    publisher.off('return', onReturn)
    return got.map(({ queues, returned }) => ({ queues: queues.toSorted(), returned }))
  }

  /** Publishes one message, mandatory; `expiration` in milliseconds. */
  send(
    { exchange, routingKey, headers }: RoutingMessage,
    content: string,
    expiration: number | null = null,
  ): void {
    const properties = writeProperties({
      ...noProperties(),
      headers: [...headers],
      expiration: expiration === null ? null : String(expiration),
    })
    this.publisher.publish(exchange, routingKey, Buffer.from(content), {
      mandatory: true,
      ...rawProperties(properties),
    })
  }

  /** Reads a queue to the message "end". */
  async drain(queue: string, take: (content: string) => void): Promise<void> {
    const tag = await new Promise<string>((resolve, reject) => {
      const onMessage = (message: ConsumeMessage | null) => {
        const content = message?.content.toString() ?? 'end'
        if (content === 'end') resolve(message?.fields.consumerTag ?? '')
        else take(content)
      }
      this.channel.consume(queue, onMessage, { noAck: true }).catch(reject)
    })
    await this.channel.cancel(tag)
  }

  manage(method: string, path: string, body?: unknown): Promise<unknown> {
    return manageBroker(method, path.replace('{vhost}', encodeURIComponent(this.vhost)), body)
  }
}
