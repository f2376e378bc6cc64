import { expect, test } from 'vitest'
import { givenAddresses } from './given.mjs'

function given(env: Record<string, string>) {
  const addresses = givenAddresses(env)
  return addresses && [addresses.amqp.href, addresses.management.href]
}

test('takes both addresses, without user and password', () => {
  const env = {
    RABBITMQ_URL: 'amqps://ann:secret@rabbit.example.org:5671/shop',
    RABBITMQ_MANAGEMENT_URL: 'https://ann:secret@rabbit.example.org/rabbit',
  }
  expect(given(env)).toEqual(['amqps://rabbit.example.org:5671/shop', 'https://rabbit.example.org/rabbit'])
})

test('when one is set, the other is the same host at its standard port', () => {
  expect(given({ RABBITMQ_URL: 'amqp://rabbit' })?.[1]).toBe('http://rabbit:15672/')
  expect(given({ RABBITMQ_URL: 'amqps://rabbit' })?.[1]).toBe('https://rabbit:15671/')
  expect(given({ RABBITMQ_MANAGEMENT_URL: 'http://rabbit:8080' })?.[0]).toBe('amqp://rabbit:5672')
  expect(given({ RABBITMQ_MANAGEMENT_URL: 'https://[::1]' })?.[0]).toBe('amqps://[::1]:5671')
})

test('nothing is set', () => {
  expect(given({})).toBeNull()
  expect(given({ RABBITMQ_URL: '' })).toBeNull()
})

test.each(['rabbit:5672', 'http://rabbit', 'amqp://', 'amqp://a:secret@ b'])(
  '%s is no AMQP address, and is not shown',
  (url) => {
    expect(() => given({ RABBITMQ_URL: url })).toThrow(
      /^RABBITMQ_URL must be an address that begins with amqp:\/\/ or amqps:\/\/$/,
    )
  },
)
