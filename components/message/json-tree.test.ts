import { expect, test } from 'vitest'
import { jsonNodes, seenNodes } from './json-tree'

test('a document as nodes, with its numbers as they were sent', () => {
  const nodes = jsonNodes('{"a":{"b":[9007199254740993,1.0]},"c":"x","d":{}}') ?? []
  expect(
    nodes.map(({ depth, key, text, bracket, count }) => [depth, key, text || `${bracket}${count}`]),
  ).toEqual([
    [0, null, '{3'],
    [1, '"a"', '{1'],
    [2, '"b"', '[2'],
    [3, null, '9007199254740993'],
    [3, null, '1.0'],
    [1, '"c"', '"x"'],
    [1, '"d"', '{0'],
  ])
  expect(seenNodes(nodes, (index) => index === 1, 100)).toEqual([0, 1, 5, 6])
})

test('ten thousand levels, and what is no JSON', () => {
  expect(jsonNodes(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)?.length).toBe(10_000)
  expect(jsonNodes('{"a":')).toBeNull()
})
