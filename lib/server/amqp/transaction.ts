import 'server-only'
import type { Channel } from 'amqplib'
import type { BrokerClose } from './refusal'

/** Class 90 of AMQP 0-9-1. amqplib 2.3.1 encodes and decodes it, but gives it no methods. */
const methods = {
  select: [0x5a_000a, 0x5a_000b],
  commit: [0x5a_0014, 0x5a_0015],
  rollback: [0x5a_001e, 0x5a_001f],
} as const

/**
 * Says tx.select, tx.commit or tx.rollback and waits for the broker's answer. A channel is for confirms or for transactions,
 * never for both: RabbitMQ closes it with 406.
 */
export async function transaction(channel: Channel, step: keyof typeof methods): Promise<void> {
  const [method, answer] = methods[step]
  await (
    channel as unknown as { rpc(method: number, fields: object, expected: number): Promise<unknown> }
  ).rpc(method, {}, answer)
}

const basicPublish = 0x3c_0028

/**
 * Whether a commit was done in part ("partial tx completion"): a full queue rejected a message of the transaction, and what went
 * into other queues stays there.
 */
export const isPartialCommit = ({ method }: BrokerClose): boolean => method === methods.commit[0]

/** Whether the broker closed over a message. It works in order: of what came behind it, a commit say, it did nothing. */
export const isOfPublish = ({ method }: BrokerClose): boolean => method === basicPublish
