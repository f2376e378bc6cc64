import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readExactJson } from './exact-arguments'

const argumentsOf = (text: string) => {
  const { json, argumentsAt } = readExactJson(text)
  return argumentsAt((json as { arguments: unknown }).arguments)
}

describe('arguments in JSON', () => {
  test('keep their numbers as they were written', () => {
    expect(argumentsOf('{"arguments":{"a":1.0,"b":1,"c":9007199254740993,"d":1.0e300,"e":-0.0}}')).toEqual([
      ['a', { number: '1.0' }],
      ['b', { number: '1' }],
      ['c', { number: '9007199254740993' }],
      ['d', { number: '1.0e300' }],
      ['e', { number: '-0.0' }],
    ])
  })

  test('are not looked for inside texts', () => {
    const name = '"arguments":{"a":1}'
    const { json, argumentsAt } = readExactJson(JSON.stringify([{ name, arguments: { [name]: name } }]))
    const [row] = json as [{ name: string; arguments: unknown }]
    expect(row.name).toBe(name)
    expect(argumentsAt(row.arguments)).toEqual([[name, name]])
  })

  test('may be laid out in another way', () => {
    expect(argumentsOf('{ "arguments" : { "a" : [1, {"b": null}] } }')).toEqual([
      ['a', { list: [{ number: '1' }, { table: [['b', null]] }] }],
    ])
    expect(argumentsOf('{"arguments":{}}')).toEqual([])
    expect(argumentsOf('{"arguments":[]}')).toEqual([])
  })

  test('are the ones that JSON.parse reads, whatever is in them', () => {
    const value = fc.jsonValue({ maxDepth: 4 }).filter((json) => !JSON.stringify(json).includes('__proto__'))
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), value, { noNullPrototype: true })), (rows) => {
        const text = JSON.stringify(rows.map((row) => ({ source: 'x', arguments: row })))
        const { json, argumentsAt } = readExactJson(text)
        const read = (json as { arguments: unknown }[]).map((row) => argumentsAt(row.arguments))
        expect(read.map((args) => args.map(([name]) => name))).toEqual(
          (JSON.parse(text) as { arguments: object }[]).map((row) => Object.keys(row.arguments)),
        )
      }),
    )
  })

  test('that are cut short are no JSON', () => {
    for (const text of [
      '{"arguments":{"a":1',
      '{"arguments":{"a":}}',
      '{"arguments":{"a" 1}}',
      '[{"arguments":{"a":[1 2]}}]',
    ])
      expect(() => readExactJson(text)).toThrow(SyntaxError)
  })
})
