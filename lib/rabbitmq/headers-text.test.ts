import { describe, expect, test } from 'vitest'
import { headersText, parseHeadersText } from './headers-text'

describe('headers that somebody types', () => {
  test('are JSON or lines', () => {
    expect(parseHeadersText('')).toEqual({ headers: {} })
    expect(parseHeadersText('{"region": "eu", "n": 1}')).toEqual({ headers: { region: 'eu', n: 1 } })
    expect(parseHeadersText('region = eu\n\nn: 1\nquoted="1"\nflag = true\nnone = null')).toEqual({
      headers: { region: 'eu', n: 1, quoted: '1', flag: true, none: null },
    })
  })

  test('say which line is wrong', () => {
    expect(parseHeadersText('region = eu\nwhat')).toEqual({ line: 2 })
    expect(parseHeadersText('{"region"')).toEqual({ line: 0 })
  })

  test('keep their types when they come from a message', () => {
    const text = headersText([
      { name: 'region', value: { type: 'string', value: 'eu' } },
      { name: 'n', value: { type: 'int32', value: 5 } },
      { name: 'big', value: { type: 'int64', value: '9007199254740993' } },
      { name: 'void', value: { type: 'void' } },
      { name: 'list', value: { type: 'array', items: [{ type: 'string', value: 'a' }] } },
    ])
    expect(parseHeadersText(text)).toEqual({
      headers: {
        region: 'eu',
        n: { type: 'int32', value: 5 },
        big: { type: 'int64', value: '9007199254740993' },
        void: null,
        list: ['a'],
      },
    })
    expect(headersText([])).toBe('')
  })
})
