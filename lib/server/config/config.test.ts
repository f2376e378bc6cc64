import { expect, test } from 'vitest'
import { ConfigError, parseConfig } from './config'

const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'
const files = (content: Record<string, string>) => (file: string) => {
  const text = content[file]
  if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
  return text
}
const messageOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return ''
}

test('with nothing set it is the broker on the standard ports of this machine', () => {
  expect(parseConfig({})).toEqual({
    brokers: [
      {
        id: 'default',
        name: '127.0.0.1:15672',
        amqp: { protocol: 'amqp', hostname: '127.0.0.1', port: 5672 },
        management: { origin: 'http://127.0.0.1:15672', path: '' },
        ca: null,
        environment: null,
        readOnly: false,
      },
    ],
    origin: null,
    trustedProxies: [],
    logLevel: 'info',
  })
  expect(parseConfig({ RABBITMQ_URL: '', WARREN_CONFIG: '' })).toEqual(parseConfig({}))
})

test('credentials and virtual host in the addresses are dropped', () => {
  const { brokers } = parseConfig(
    {
      RABBITMQ_URL: 'amqps://user:hunter2@[::1]/vhost',
      RABBITMQ_MANAGEMENT_URL: 'https://user:hunter2@rabbit.example.org/prefix/',
      RABBITMQ_CA: '/ca.pem',
    },
    files({ '/ca.pem': pem }),
  )
  expect(brokers[0]).toMatchObject({
    amqp: { protocol: 'amqps', hostname: '::1', port: 5671 },
    management: { origin: 'https://rabbit.example.org', path: '/prefix' },
    ca: pem,
  })
  expect(JSON.stringify(brokers)).not.toContain('hunter2')
})

test.each([
  [{ RABBITMQ_URL: 'http://user:hunter2@host' }, 'RABBITMQ_URL: must be an amqp://'],
  [{ RABBITMQ_URL: 'amqp://' }, 'RABBITMQ_URL: must be'],
  [{ RABBITMQ_MANAGEMENT_URL: 'amqp://user:hunter2@host' }, 'RABBITMQ_MANAGEMENT_URL: must be an http://'],
  [{ RABBITMQ_MANAGEMENT_URL: 'hunter2' }, 'RABBITMQ_MANAGEMENT_URL: must be'],
  [{ RABBITMQ_CA: '/none' }, 'RABBITMQ_CA: cannot read /none (ENOENT)'],
  [{ RABBITMQ_CA: '/text' }, 'RABBITMQ_CA: /text holds no certificate'],
  [{ WARREN_ORIGIN: 'https://a.example/path' }, 'WARREN_ORIGIN: must be an origin'],
  [{ WARREN_TRUSTED_PROXY: '10.0.0.0/33' }, 'WARREN_TRUSTED_PROXY: must be IP addresses'],
  [{ WARREN_TRUSTED_PROXY: 'proxy.example' }, 'WARREN_TRUSTED_PROXY: must be IP addresses'],
  [{ WARREN_LOG: 'loud' }, 'WARREN_LOG: must be one of'],
  [{ WARREN_CONFIG: '/none' }, 'WARREN_CONFIG: /none cannot be read'],
  [{ WARREN_CONFIG: '/text' }, 'WARREN_CONFIG: /text is not JSON'],
])('%j is refused by name, without its value', (variables, words) => {
  const message = messageOf(() => parseConfig(variables, files({ '/text': 'hunter2' })))
  expect(message).toContain(words)
  expect(message).not.toContain('hunter2')
})

test('WARREN_CONFIG names several brokers, with files relative to it', () => {
  const file = {
    brokers: [
      {
        id: 'prod',
        name: 'Production',
        amqp: 'amqps://a',
        management: 'https://a',
        ca: 'ca.pem',
        readOnly: true,
      },
      { id: 'dev', name: 'Development', amqp: 'amqp://b', management: 'http://b:15672', environment: 'dev' },
    ],
  }
  const read = files({ '/etc/warren/brokers.json': JSON.stringify(file), '/etc/warren/ca.pem': pem })
  const { brokers } = parseConfig({ WARREN_CONFIG: '/etc/warren/brokers.json' }, read)
  expect(brokers.map((broker) => [broker.id, broker.ca, broker.environment, broker.readOnly])).toEqual([
    ['prod', pem, null, true],
    ['dev', null, 'dev', false],
  ])
})

test('what is wrong in WARREN_CONFIG is named by its place', () => {
  const broker = { id: 'a', name: 'A', amqp: 'amqp://a', management: 'http://a' }
  const check = (brokers: unknown) =>
    messageOf(() => parseConfig({ WARREN_CONFIG: '/c' }, files({ '/c': JSON.stringify({ brokers }) })))
  expect(check([{ ...broker, amqp: 'http://user:hunter2@a' }])).toMatch(
    /WARREN_CONFIG › brokers › 0 › amqp: must/,
  )
  expect(check([{ ...broker, password: 'hunter2' }])).toMatch(/WARREN_CONFIG › brokers › 0: .*"password"/)
  expect(check([broker, broker])).toContain('ids must differ')
  expect(check([])).toContain('at least one broker')
})

test('trusted proxies are addresses and networks', () => {
  expect(parseConfig({ WARREN_TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8,::1' }).trustedProxies).toEqual([
    '127.0.0.1',
    '10.0.0.0/8',
    '::1',
  ])
  expect(parseConfig({ WARREN_ORIGIN: 'https://Warren.example.org/' }).origin).toBe(
    'https://warren.example.org',
  )
})
