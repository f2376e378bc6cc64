import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseInequivalent } from '@/lib/rabbitmq/inequivalent'
import { brokerBinding } from '@/lib/rabbitmq/binding'
import { brokerOverview } from '@/lib/rabbitmq/broker'
import { brokerChannel } from '@/lib/rabbitmq/channel'
import { brokerConnection } from '@/lib/rabbitmq/connection'
import { brokerExchange } from '@/lib/rabbitmq/exchange'
import { brokerPage, tolerantList } from '@/lib/rabbitmq/page'
import { brokerQueue } from '@/lib/rabbitmq/queue'
import { brokerQueueDetails } from '@/lib/rabbitmq/queue-details'
import { brokerVhost, brokerWhoami, permissionShape } from '@/lib/rabbitmq/user'
import { recorded, recordedVersions } from '@/lib/testing/replies'
import { BrokerRefusal, replyProblem } from './reply'

test('replies of three versions are recorded', () => {
  expect(recordedVersions).toEqual(['3.10.8', '4.0.5', '4.3.6'])
})

describe.each(recordedVersions)('RabbitMQ %s', (version) => {
  const parse = <S extends z.ZodType>(name: string, schema: S) => schema.parse(recorded(version, name))

  test('tells who and what it is', () => {
    expect(parse('whoami', brokerWhoami)).toMatchObject({ name: 'guest', tags: ['administrator'] })
    const overview = parse('overview', brokerOverview)
    expect(overview).toMatchObject({ version, statistics: { disabled: false } })
    expect(overview.exchangeTypes).toEqual(expect.arrayContaining(['direct', 'fanout', 'headers', 'topic']))
    expect(Object.values(overview.objects).every((count) => (count ?? 0) > 0)).toBe(true)
    expect(parse('vhosts', tolerantList(brokerVhost)).rows.map((vhost) => vhost.name)).toEqual([
      '/',
      'replies',
    ])
    expect(parse('permissions', tolerantList(permissionShape))).toMatchObject({ unreadable: 0 })
  })

  test('lists queues, with what it knows of each', () => {
    const page = parse('queues-page', brokerPage(brokerQueue))
    expect(page).toMatchObject({ unreadable: 0, total: 4, page: 1, pages: 1 })
    const byName = new Map(page.rows.map((queue) => [queue.name, queue]))
    expect(byName.get('orders')).toMatchObject({
      type: 'classic',
      ready: 3,
      unacked: 2,
      total: 5,
      consumers: 1,
    })
    expect(byName.get('jobs')).toMatchObject({ type: 'quorum', ready: 3, unacked: 0, policy: 'limit' })
    expect(byName.get('events')).toMatchObject({ type: 'stream' })
    expect(byName.has('a/b 中文 <b>%')).toBe(true)
    const snapshot = parse('queues-snapshot', tolerantList(brokerQueue))
    expect(snapshot.rows.find((queue) => queue.name === 'orders')).toMatchObject({
      ready: 3,
      consumers: null,
      incomingRate: null,
    })
    expect(snapshot.rows.find((queue) => queue.name === 'events')).toMatchObject({ ready: null, total: null })
  })

  test('gives single queues of each type', () => {
    expect(parse('queue-classic', brokerQueueDetails)).toMatchObject({ name: 'orders', leader: null })
    expect(parse('queue-quorum', brokerQueueDetails)).toMatchObject({ members: [expect.any(String)] })
    expect(parse('queue-quorum', brokerQueueDetails).deliveryLimit).toBe(version === '3.10.8' ? null : '20')
    expect(parse('queue-stream', brokerQueueDetails)).toMatchObject({ type: 'stream' })
  })

  test('lists exchanges, bindings, connections and channels', () => {
    const exchanges = parse('exchanges-page', brokerPage(brokerExchange))
    expect(exchanges.rows.find((exchange) => exchange.name === 'inner')).toMatchObject({
      type: 'headers',
      internal: true,
      autoDelete: true,
    })
    const bindings = parse('bindings', tolerantList(brokerBinding))
    expect(bindings.unreadable).toBe(0)
    expect(bindings.rows.find((binding) => binding.source === 'amq.headers')).toMatchObject({
      destination: 'a/b 中文 <b>%',
      bindingKey: 'a/b 中文 <b>%~',
      arguments: expect.arrayContaining([{ name: 'n', value: 1 }]),
    })
    expect(parse('connections-page', brokerPage(brokerConnection)).rows).toMatchObject([
      { user: 'guest', vhost: 'replies', givenName: 'replies', channels: 1 },
    ])
    expect(parse('channels-page', brokerPage(brokerChannel)).rows).toMatchObject([
      { user: 'guest', unacked: 2, consumers: 1, confirm: true },
    ])
  })

  const refusals = z
    .record(z.string(), z.object({ status: z.number(), body: z.unknown() }))
    .parse(recorded(version, 'refusals'))
  const problem = (name: string) => {
    const { status, body } = refusals[name] ?? { status: 0, body: '' }
    const json = body === '' ? undefined : body
    return replyProblem({ status, json, foreign: false }, 'http://broker')
  }

  test.each([
    ['wrong password', 'signed_out'],
    ['unknown user', 'signed_out'],
    ['no management tag', 'no_management_tag'],
    ['password too long', 'invalid_input'],
    ['not an administrator', 'refused'],
    ['no such virtual host', 'not_found'],
    ['no such queue', 'not_found'],
    ['no configure permission', 'refused'],
    ['reserved name', 'refused'],
    ['queue exists otherwise', 'precondition'],
    ['exchange exists otherwise', 'precondition'],
    ['invalid argument', 'precondition'],
    ['no such exchange to bind', 'not_found'],
    ['default exchange bound', 'refused'],
    ['page out of range', 'precondition'],
    ['stream purged', 'precondition'],
    ['connection gone, not an administrator', 'broker_unexpected'],
    ['health check failed', 'broker_unreachable'],
  ])('%s is %s', (name, code) => {
    expect(problem(name).code).toBe(code)
  })

  test('a virtual host without permissions never ends a session', () => {
    expect(['refused', 'not_found']).toContain(problem('virtual host without permissions').code)
  })

  test('its words come through, unescaped and with line breaks made visible', () => {
    expect(problem('no such exchange to bind').message).toBe("no exchange 'none' in vhost 'replies'")
    expect(problem('invalid policy').message).toContain('<<"<&')
    expect(problem('invalid policy').message).not.toContain('\n')
    expect(parseInequivalent(problem('queue exists otherwise').message)).toEqual({
      argument: 'x-max-length',
      received: '5',
      current: '1000',
    })
    const { cause } = problem('page out of range')
    expect(cause).toBeInstanceOf(BrokerRefusal)
    expect((cause as BrokerRefusal).error).toBe('page_out_of_range')
  })
})

describe('what is not RabbitMQ', () => {
  const origin = 'http://somewhere'
  const code = (status: number, json?: unknown, foreign = false) =>
    replyProblem({ status, json, foreign }, origin).code

  test('web pages, redirects and other 401s are a wrong address', () => {
    expect(code(404, undefined, true)).toBe('broker_wrong_address')
    expect(code(401, undefined, true)).toBe('broker_wrong_address')
    expect(code(401)).toBe('broker_wrong_address')
    expect(code(302)).toBe('broker_wrong_address')
    expect(code(400, undefined, true)).toBe('broker_wrong_address')
  })

  test('a proxy that cannot reach the broker says that', () => {
    expect(code(502, undefined, true)).toBe('broker_unreachable')
    expect(code(503, undefined, true)).toBe('broker_unreachable')
    expect(code(504, undefined, true)).toBe('broker_timeout')
  })

  test('hostile reasons are bounded', () => {
    const { message } = replyProblem(
      { status: 400, json: { error: 'bad_request', reason: 'x\u001b[2J'.repeat(1000) }, foreign: false },
      origin,
    )
    expect(message.length).toBeLessThan(4_000)
    expect(message).not.toContain('\u001b')
    expect(code(400, { error: 7, reason: {} })).toBe('precondition')
    expect(code(500, 'text')).toBe('broker_unexpected')
    expect(code(418, {})).toBe('broker_unexpected')
  })
})
