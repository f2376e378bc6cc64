import { expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import type { BrokerLogin } from '@/lib/server/management/login'
import { Secret } from '@/lib/server/management/secret'
import { SessionStore } from './store'

const minutes = 60_000
const hours = 60 * minutes

function setUp() {
  let now = 1_000_000
  const store = new SessionStore(() => now)
  const ended: string[] = []
  store.onEnd((id, problem) => ended.push(`${id} ${problem.code}`))
  return { store, ended, pass: (ms: number) => (now += ms) }
}

const login = (username: string): BrokerLogin => ({
  broker: {
    id: 'default',
    name: 'Test',
    amqp: { protocol: 'amqp', hostname: '127.0.0.1', port: 5672 },
    management: { origin: 'http://127.0.0.1:15672', path: '' },
    ca: null,
    environment: null,
    readOnly: false,
  },
  username,
  password: new Secret('hunter2'),
  fingerprint: username,
})

test('a session is found by its token only, which is 128 bits and not its id', () => {
  const { store } = setUp()
  const { token, session } = store.open(login('anna'), ['management'])
  expect(Buffer.from(token, 'base64url')).toHaveLength(16)
  expect(session.id).not.toContain(token)
  expect(store.use(token)).toBe(session)
  expect(store.use(session.id)).toBeNull()
  expect(store.use('')).toBeNull()
  expect(store.use(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}x`)).toBeNull()
})

test('it ends after an hour without use, and its listeners are told', () => {
  const { store, ended, pass } = setUp()
  const { token, session } = store.open(login('anna'), [])
  pass(59 * minutes)
  expect(store.use(token)).toBe(session)
  pass(59 * minutes)
  expect(store.isOpen(session)).toBe(true)
  pass(60 * minutes)
  expect(store.use(token)).toBeNull()
  expect(ended).toEqual([`${session.id} signed_out`])
})

test('it ends after eight hours of use', () => {
  const { store, pass } = setUp()
  const { token } = store.open(login('anna'), [])
  for (let n = 0; n < 15; n += 1) {
    pass(0.5 * hours)
    expect(store.use(token)).not.toBeNull()
  }
  pass(0.5 * hours)
  expect(store.use(token)).toBeNull()
})

test('the sweep ends what nobody asks for', () => {
  const { store, ended, pass } = setUp()
  store.open(login('anna'), [])
  pass(2 * hours)
  store.sweep()
  expect(store.size).toBe(0)
  expect(ended).toHaveLength(1)
})

test('an ended session is told once and never comes back', () => {
  const { store, ended } = setUp()
  const { token, session } = store.open(login('anna'), [])
  const problem = new ConsoleError('signed_out', 'Signed out.')
  store.end(session, problem)
  store.end(session, problem)
  expect(ended).toHaveLength(1)
  expect(store.use(token)).toBeNull()
  expect(store.isOpen(session)).toBe(false)
})

test('one user has at most 50 sessions: the longest idle one gives way', () => {
  const { store, pass } = setUp()
  const other = store.open(login('ben'), [])
  const tokens = Array.from({ length: 50 }, () => {
    pass(1)
    return store.open(login('anna'), []).token
  })
  store.use(tokens[0] ?? '')
  pass(1)
  store.open(login('anna'), [])
  expect(store.use(tokens[0] ?? '')).not.toBeNull()
  expect(store.use(tokens[1] ?? '')).toBeNull()
  expect(store.use(other.token)).not.toBeNull()
})

test('made-up tokens leave nothing behind', () => {
  const { store } = setUp()
  for (let n = 0; n < 10_000; n += 1) store.use(`forged-${n}`)
  expect(store.size).toBe(0)
})
