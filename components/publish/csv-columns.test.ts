import { expect, test } from 'vitest'
import { csvColumns, firstRow } from './csv-columns'

test.each([
  ['a,b,c\n1,2,3', ['a', 'b', 'c']],
  ['"a ""x""","b,c"\r\n', ['a "x"', 'b,c']],
  ['a,,', ['a', '', '']],
  ['', []],
])('%j has columns', (text, names) => {
  expect(firstRow(text)).toEqual(names)
})

test('a byte-order mark is no part of a name', async () => {
  expect(await csvColumns(new Blob(['\uFEFFkey,body\n']))).toEqual(['key', 'body'])
})
