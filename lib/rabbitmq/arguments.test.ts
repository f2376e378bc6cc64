import { expect, test } from 'vitest'
import { argumentInputs, argumentsObject, brokerArguments } from './arguments'

test('the broker says {} or [] for no arguments', () => {
  expect(brokerArguments.parse({})).toEqual([])
  expect(brokerArguments.parse([])).toEqual([])
  expect(brokerArguments.parse(undefined)).toEqual([])
})

test('a key called __proto__ stays a key', () => {
  expect(brokerArguments.parse(JSON.parse('{"__proto__":{"admin":true},"x":1}'))).toEqual([
    { name: '__proto__', value: { admin: true } },
    { name: 'x', value: 1 },
  ])
  const object = argumentsObject([{ name: '__proto__', type: 'string', value: 'a' }])
  expect(JSON.stringify(object)).toBe('{"__proto__":"a"}')
})

test('rows become what their type says', () => {
  const rows = argumentInputs.parse([
    { name: 'x-max-length', type: 'number', value: '10' },
    { name: 'x-single-active-consumer', type: 'boolean', value: 'true' },
    { name: 'x-match', type: 'string', value: 'any' },
    { name: 'x-list', type: 'list', value: '["a"]' },
  ])
  expect(JSON.parse(JSON.stringify(argumentsObject(rows)))).toEqual({
    'x-max-length': 10,
    'x-single-active-consumer': true,
    'x-match': 'any',
    'x-list': ['a'],
  })
})

test.each([
  ['number', 'ten', [0, 'value']],
  ['number', '9007199254740993', [0, 'value']],
  ['boolean', 'yes', [0, 'value']],
  ['list', '{}', [0, 'value']],
])('%s does not take "%s"', (type, value, path) => {
  const parsed = argumentInputs.safeParse([{ name: 'x', type, value }])
  expect(parsed.error?.issues[0]?.path).toEqual(path)
})

test('the same name twice is a mistake at the second', () => {
  const row = { name: 'x', type: 'string', value: '1' }
  expect(argumentInputs.safeParse([row, row]).error?.issues[0]?.path).toEqual([1, 'name'])
})
