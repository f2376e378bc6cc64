import { expect, test } from 'vitest'
import { fillPath } from './endpoint'
import { endpoints } from './endpoints'
import { publishBody } from './messages'
import { paths } from './paths'
import { ConsoleError } from './problem'
import { problemShape } from './problem-shape'
import { toProblem } from './to-problem'
import { exchangeParams, listQuery, queueParams } from './segments'

const odd = 'a/b 中文 <b>%'

test('any name survives the way through a path', () => {
  const filled = fillPath('/api/queues/{vhost}/{name}', { vhost: '/', name: odd })
  const [, , , vhost = '', name = ''] = filled.split('/')
  expect(queueParams.parse({ vhost, name })).toEqual({ vhost: '/', name: odd })
  expect(paths.queue({ vhost: '/', name: odd })).toBe(`/queues/%2F/${encodeURIComponent(odd)}`)
})

test('amq.default is the default exchange, both ways', () => {
  expect(paths.exchange({ vhost: '/', name: '' })).toBe('/exchanges/%2F/amq.default')
  expect(exchangeParams.parse({ vhost: '%2F', name: 'amq.default' }).name).toBe('')
})

test('a broken escape and a page called zero are bad input', () => {
  expect(queueParams.safeParse({ vhost: '%', name: 'q' }).error?.issues[0]?.path).toEqual(['vhost'])
  expect(listQuery.safeParse({ page: 'zero' }).error?.issues[0]?.path).toEqual(['page'])
  expect(listQuery.parse({})).toEqual({ name: '', page: 1, pageSize: 100 })
})

test('ids and method-path pairs are unique, and every write names its audit action', () => {
  expect(new Set(endpoints.map((e) => e.id)).size).toBe(endpoints.length)
  expect(new Set(endpoints.map((e) => `${e.method} ${e.path}`)).size).toBe(endpoints.length)
  const writes = endpoints.filter((e) => e.method !== 'GET' && e.reads !== true)
  expect(writes.filter((e) => e.audit === undefined).map((e) => e.id)).toEqual([])
})

test('an error is the same on both ends of the wire', () => {
  const error = new ConsoleError('invalid_input', 'Two fields', {
    errors: [{ pointer: '/name', message: 'no' }],
  })
  const again = ConsoleError.fromProblem(problemShape.parse(JSON.parse(JSON.stringify(toProblem(error)))))
  expect([again.code, again.status, again.message, again.errors]).toEqual([
    'invalid_input',
    422,
    'Two fields',
    error.errors,
  ])
})

test('publishing defaults to persistent, confirmed and mandatory', () => {
  const message = publishBody.parse({ exchange: '', routingKey: 'q', payload: 'hi' })
  expect([message.guarantee, message.mandatory, message.properties.deliveryMode]).toEqual([
    'confirm',
    true,
    2,
  ])
})

test.each([
  [{ routingKey: '中'.repeat(86) }, 'routingKey'],
  [{ payload: '%%%', payloadEncoding: 'base64' }, 'payload'],
  [{ properties: { expiration: 'abc' } }, 'properties.expiration'],
  [{ properties: { headers: [{ name: 'n', type: 'int32', value: 'x' }] } }, 'properties.headers.0.value'],
])('%o is refused at %s', (change, path) => {
  const parsed = publishBody.safeParse({ exchange: '', routingKey: 'q', payload: '', ...change })
  expect(parsed.error?.issues[0]?.path.join('.')).toBe(path)
})
