import { expect, test } from 'vitest'
import { bindingVerdict, coversName, topicVerdict, verdictOf } from './permissions'

test.each([
  ['.*', 'anything', true],
  ['', 'anything', false],
  ['', '', true],
  ['^$', '', true],
  ['orders', 'my-orders.eu', true],
  ['^orders', 'my-orders', false],
  ['^(orders|invoices)\\.', 'invoices.eu', true],
  ['^(orders|invoices)\\.', 'invoicesXeu', false],
  ['^amq\\.gen.*|^reply-.*', 'amq.gen-1', true],
  ['^[a-z]+$', 'orders', true],
  ['^[a-z]+$', 'Orders', false],
  ['^订单', '订单.通知', true],
  // One character of three bytes, to the broker.
  ['^.$', '订', false],
  ['^...$', '订', true],
])('the pattern %j covers %j: %j', (pattern, name, covers) => {
  expect(coversName(pattern, name)).toBe(covers)
})

test.each(['(?i)orders', '\\w+', '^(a+)+$', '.*.*.*x', '(', '[[:alpha:]]', 'a{2}', '(a|b)*'])(
  'what %j covers is for the broker to say',
  (pattern) => {
    expect(coversName(pattern, 'orders')).toBeNull()
  },
)

test('a name over two lines is for the broker to say', () => {
  expect(coversName('^a$', 'a\n')).toBeNull()
})

const permission = { vhost: '/', configure: '', write: '^orders', read: '.*' }
const orders = { vhost: '/', name: 'orders' }

test('rights are allowed, refused or unknown', () => {
  const own = { vhosts: ['/'], permissions: [permission] }
  expect(['configure', 'write', 'read'].map((each) => verdictOf(own, each as 'read', orders))).toEqual([
    'refused',
    'allowed',
    'allowed',
  ])
  expect(verdictOf({ ...own, permissions: null }, 'write', orders)).toBe('unknown')
  expect(verdictOf({ ...own, permissions: [] }, 'write', orders)).toBe('refused')
  expect(verdictOf({ ...own, permissions: null }, 'write', { vhost: 'other', name: 'q' })).toBe('refused')
})

const topicPermissions = [
  { vhost: '/', exchange: 'shop', write: '^order\\.', read: '' },
  { vhost: '/', exchange: 'own', write: '^{username}\\.', read: '.*' },
]

test.each([
  ['shop', 'order.created', 'allowed'],
  ['shop', 'other', 'refused'],
  ['shop', '', 'refused'],
  // Whom it does not name may use every key.
  ['audit', 'other', 'allowed'],
  // The broker fills in the name.
  ['own', 'guest.created', 'unknown'],
] as const)('publishing to %s by %j is %s', (exchange, routingKey, verdict) => {
  const asked = { vhost: '/', exchange, routingKey }
  expect(topicVerdict({ topicPermissions }, 'write', asked)).toBe(verdict)
  expect(topicVerdict({ topicPermissions: null }, 'write', asked)).toBe('unknown')
})

test('topic permissions are of one virtual host, and of one right', () => {
  const asked = { vhost: 'other', exchange: 'shop', routingKey: 'other' }
  expect(topicVerdict({ topicPermissions }, 'write', asked)).toBe('allowed')
  expect(topicVerdict({ topicPermissions }, 'read', { ...asked, vhost: '/' })).toBe('refused')
})

test.each([
  ['shop', 'topic', 'order.#', 'allowed'],
  ['shop', 'topic', '#', 'refused'],
  // Only topic exchanges are checked; of which type one is may not be known yet.
  ['shop', 'direct', '#', 'allowed'],
  ['shop', null, '#', 'allowed'],
  ['audit', 'topic', '#', 'allowed'],
] as const)('binding to %s (%s) by %j is %s', (source, type, bindingKey, verdict) => {
  const rights = { topicPermissions: [{ vhost: '/', exchange: 'shop', write: '', read: '^order\\.' }] }
  expect(bindingVerdict(rights, type, { vhost: '/', source, bindingKey })).toBe(verdict)
})
