import { expect, test } from 'vitest'
import { summary } from './summary.mjs'

const address = { host: '127.0.0.1', port: 3000, url: 'http://127.0.0.1:3000' }
const urls = { amqp: 'amqp://127.0.0.1:21000', management: 'http://127.0.0.1:21001' }

test('a private broker is shown with who may sign in', () => {
  const text = summary(address, {
    kind: 'private',
    version: '4.3.6',
    ...urls,
    signIn: 'guest:guest',
    children: [],
  })
  expect(text).toContain('http://127.0.0.1:3000')
  expect(text).toContain('RabbitMQ 4.3.6 (private')
  expect(text).toContain('user guest, password guest')
  expect(text).toContain('Ctrl-C')
})

test('one that does not answer is shown as that, and nobody is promised entry', () => {
  const text = summary(address, { kind: 'given', version: null, ...urls, signIn: null, children: [] })
  expect(text).toContain('does not answer yet')
  expect(text).toContain('with your RabbitMQ user')
})

test('brokers of a configuration file are not looked at', () => {
  const none = { version: null, amqp: null, management: null, signIn: null, children: [] }
  expect(summary(address, { kind: 'configured', ...none })).toContain('those of WARREN_CONFIG')
})
