import { expect, test } from 'vitest'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { wireMessage } from './wire-message'

test('a direct reply is not asked back: 3.10 returns it also when it arrived', () => {
  const message = (exchange: string, routingKey: string) =>
    wireMessage(
      { exchange, routingKey, mandatory: true, properties: noProperties(), payload: Buffer.of() },
      131_072,
    )
  expect(message('', 'amq.rabbitmq.reply-to.g1h2').mandatory).toBe(false)
  expect(message('events', 'amq.rabbitmq.reply-to.g1h2').mandatory).toBe(true)
  expect(message('', 'orders').mandatory).toBe(true)
})
