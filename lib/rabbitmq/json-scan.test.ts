import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { formatJson, placeIn, scanJson } from './json-scan'

const parses = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('scanning', () => {
  test.each([
    ['{"a":1', 6, 'end'],
    ['', 0, 'end'],
    ['{"a" 1}', 5, 'colon'],
    ['{"a":1,}', 7, 'key'],
    ['[1,]', 3, 'value'],
    ['[1 2]', 3, 'comma'],
    ['[1}', 2, 'comma'],
    ['{} x', 3, 'extra'],
    ['"a', 0, 'string'],
    ['"a\n"', 2, 'string'],
    ['"a\tb"', 2, 'control'],
    [String.raw`"\x"`, 1, 'escape'],
    ['01', 0, 'number'],
    ['-', 0, 'number'],
    ["{'a':1}", 1, 'key'],
    ['nul', 0, 'value'],
  ])('%j is wrong at %i: %s', (text, at, reason) => {
    expect(scanJson(text)).toEqual({ at, reason })
  })

  it('takes what JSON.parse takes, and nothing else', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-0.5e+3',
      '01',
      'true',
      ' ',
      '"',
      '\\',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
        ),
        (text) => {
          expect(scanJson(text) === null).toBe(parses(text))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('does not mind 100,000 levels', () => {
    expect(scanJson('['.repeat(100_000) + ']'.repeat(100_000))).toBeNull()
  })

  it('takes templates for values where they are allowed', () => {
    expect(scanJson('{"n": {{n}}, "s": "{{uuid}}"}', { templates: true })).toBeNull()
    expect(scanJson('{"n": {{n}}}')).not.toBeNull()
    expect(scanJson('{{{n}}: 1}', { templates: true })).not.toBeNull()
  })
})

describe('laying out', () => {
  it('leaves numbers beyond 2^53, repeated keys and escapes as they were typed', () => {
    expect(formatJson(String.raw`{"a":9007199254740993,"a":1.0,"b":["\u4e2d",{}],"c":[]}`)).toBe(
      [
        '{',
        '  "a": 9007199254740993,',
        '  "a": 1.0,',
        '  "b": [',
        String.raw`    "\u4e2d",`,
        '    {}',
        '  ],',
        '  "c": []',
        '}',
      ].join('\n'),
    )
  })

  it('looks like JSON.stringify where that loses nothing, and twice is once', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const laid = formatJson(JSON.stringify(value))
        expect(laid).toBe(JSON.stringify(value, null, 2))
        expect(formatJson(laid)).toBe(laid)
      }),
    )
  })

  it('leaves what is no JSON alone', () => {
    expect(formatJson('{"a":')).toBe('{"a":')
    expect(formatJson('{"n":{{n}}}', { templates: true })).toBe('{\n  "n": {{n}}\n}')
  })
})

test('a place is a line and a column', () => {
  expect(placeIn('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
})
