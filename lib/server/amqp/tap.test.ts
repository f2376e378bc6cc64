import { describe, expect, it } from 'vitest'
import { bindingArguments, refuseDefaultExchange } from './tap'

describe('binding arguments', () => {
  it('have the types that the management API gives them', () => {
    const rows = [
      { name: 'x-match', type: 'string', value: 'any' },
      { name: 'whole', type: 'number', value: '5' },
      { name: 'part', type: 'number', value: '0.5' },
      { name: 'flag', type: 'boolean', value: 'true' },
      { name: 'list', type: 'list', value: '[1, null, {"a": "b"}]' },
      { name: '__proto__', type: 'string', value: 'x' },
    ] as const
    const table = bindingArguments(rows)
    expect(Object.getPrototypeOf(table)).toBeNull()
    expect(Object.entries(table)).toEqual([
      ['x-match', 'any'],
      ['whole', { '!': 'int64', value: 5 }],
      ['part', { '!': 'double', value: 0.5 }],
      ['flag', true],
      ['list', [{ '!': 'int64', value: 1 }, null, Object.assign(Object.create(null), { a: 'b' })]],
      ['__proto__', 'x'],
    ])
  })

  it('cannot bring a type of their own', () => {
    const rows = [{ name: 'list', type: 'list' as const, value: '[{"!": "int64", "value": "abc"}]' }]
    expect(() => bindingArguments(rows)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  })
})

it('refuses the default exchange by both of its names', () => {
  expect(() => refuseDefaultExchange('', '/x')).toThrow('cannot be bound')
  expect(() => refuseDefaultExchange('amq.default', '/x')).toThrow('cannot be bound')
  expect(() => refuseDefaultExchange('amq.direct', '/x')).not.toThrow()
})
