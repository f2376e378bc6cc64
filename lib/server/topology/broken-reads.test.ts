import { beforeEach, expect, test, vi } from 'vitest'
import { ConsoleError, type ProblemCode } from '@/lib/api/problem'
import { brokerExchange } from '@/lib/rabbitmq/exchange'
import type * as client from '@/lib/server/management/client'
import { read } from '@/lib/server/management/client'
import { send } from '@/lib/server/management/transport'
import { anna as login } from '@/lib/testing/anna'
import { readExactJson } from './exact-arguments'
import { readFederation, readShovels } from './links'
import { readRoutingBindings } from './routing-bindings'
import { readTraffic } from './traffic'

vi.mock('@/lib/server/management/transport')
vi.mock('@/lib/server/management/client', async (original) => ({
  ...(await original<typeof client>()),
  read: vi.fn(),
}))

const fails = (code: ProblemCode) => vi.mocked(read).mockRejectedValue(new ConsoleError(code, ''))

beforeEach(() => vi.resetAllMocks())

test.each([
  ['not_found', []],
  ['precondition', []],
  ['refused', null],
  ['broker_timeout', null],
  ['broker_unreachable', null],
  ['broker_unexpected', null],
] as const)('links whose read ends in %s are %j', async (code, links) => {
  fails(code)
  expect([await readShovels(login, 'v'), await readFederation(login, 'v')]).toEqual([links, links])
})

const busy = ['a', 'b'].map((name) => ({
  ...brokerExchange.parse({ name, vhost: 'v', type: 'topic' }),
  incomingRate: 1,
}))

test('traffic of which nothing could be read is unknown, that of deleted exchanges is none', async () => {
  fails('broker_timeout')
  expect(await readTraffic(login, 'v', busy)).toBeNull()
  fails('not_found')
  expect(await readTraffic(login, 'v', busy)).toEqual(new Map())
  expect(await readTraffic(login, 'v', [])).toEqual(new Map())
})

test('traffic does not swallow the end of a login, nor an error of the program', async () => {
  fails('signed_out')
  await expect(readTraffic(login, 'v', busy)).rejects.toMatchObject({ code: 'signed_out' })
  vi.mocked(read).mockRejectedValue(new TypeError('ours'))
  await expect(readTraffic(login, 'v', busy)).rejects.toThrow('ours')
})

const answers = (text: string) => {
  const json = text === '' ? undefined : readExactJson(text)
  vi.mocked(send).mockResolvedValue({ status: 200, json, foreign: false, bytes: 0, took: 0, etag: null })
}
const bindings = (isAdministrator: boolean) =>
  readRoutingBindings(login, 'v', { isAdministrator, version: '4.3.6' })

test.each(['', '{}', '"text"', '[]', 'null'])(
  '%j in the place of definitions is no answer of RabbitMQ',
  async (text) => {
    answers(text)
    await expect(bindings(true)).rejects.toMatchObject({ code: 'broker_unexpected' })
  },
)

test.each(['', '{}', '7'])('%j in the place of bindings is none either', async (text) => {
  answers(text)
  await expect(bindings(false)).rejects.toMatchObject({ code: 'broker_unexpected' })
})

const bound = { source: 'x', destination: 'q', destination_type: 'queue', routing_key: 'k', arguments: {} }
test.each([
  ['all that can be read', [bound, { ...bound, source: '' }], 1, 0],
  ['none of a kind that is not known', [bound, { ...bound, destination_type: 'topic' }, 7, null], 1, 3],
])('bindings are %s, and the others are counted', async (_, rows, read, unreadable) => {
  answers(JSON.stringify({ bindings: rows }))
  const ofDefinitions = await bindings(true)
  answers(JSON.stringify(rows))
  for (const each of [ofDefinitions, await bindings(false)]) {
    expect([each.bindings.length, each.unreadable]).toEqual([read, unreadable])
  }
})
