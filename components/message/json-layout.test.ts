import { assert, json, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOutJson } from './json-layout'

const laidOut = (source: string, most = 100_000) =>
  layOutJson(source, most)
    ?.map((token) => token.text)
    .join('') ?? null

describe('layOutJson', () => {
  test('puts each value on its line', () => {
    expect(laidOut('{"a":[1,2,{}],"b":{"c":null} , "d":[ ]}')).toBe(
      '{\n  "a": [\n    1,\n    2,\n    {}\n  ],\n  "b": {\n    "c": null\n  },\n  "d": []\n}',
    )
  })

  test('leaves values as they were sent', () => {
    const source = '[9007199254740993,1.0,1E400,"\\u0041\\"}"]'
    expect(laidOut(source)).toBe('[\n  9007199254740993,\n  1.0,\n  1E400,\n  "\\u0041\\"}"\n]')
    expect(laidOut('{"a":1,"a":2,"__proto__":3}')).toContain('"a": 1,\n  "a": 2,\n  "__proto__": 3')
  })

  test('tells keys, strings, numbers and words apart', () => {
    const kinds = layOutJson('{"k" : ["s", -1.5e3, true, null]}', 1_000)?.filter(
      (token) => token.kind !== 'mark',
    )
    expect(kinds).toEqual([
      { kind: 'key', text: '"k"' },
      { kind: 'string', text: '"s"' },
      { kind: 'number', text: '-1.5e3' },
      { kind: 'word', text: 'true' },
      { kind: 'word', text: 'null' },
    ])
  })

  test('takes single values', () => {
    expect(laidOut(' "x" ')).toBe('"x"')
    expect(laidOut('12')).toBe('12')
    expect(laidOut('false')).toBe('false')
  })

  test('refuses what is no JSON', () => {
    for (const source of ['', 'hello', '{"a":1', "{'a':1}", '[1,]', '{"a":1}x'])
      expect(laidOut(source)).toBeNull()
  })

  test('gives up where the layout would be too long', () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000)
    expect(laidOut(deep)).toBeNull()
    expect(laidOut(deep, 10_000_000)).toHaveLength(40_000 + 2 * 19_999 + sumOfIndents(20_000))
  })

  test('means the same as before, and looks as JSON.stringify does it', () => {
    assert(
      property(json(), (source) => {
        const value: unknown = JSON.parse(source)
        expect(laidOut(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
        expect(JSON.parse(laidOut(source) ?? '')).toEqual(value)
      }),
    )
  })
})

/** Two lines for each bracket but the innermost pair, which is written as one. */
function sumOfIndents(depth: number): number {
  let sum = 0
  for (let level = 1; level < depth; level++) sum += 2 * Math.min(level, 40) + 2 * Math.min(level - 1, 40)
  return sum
}
