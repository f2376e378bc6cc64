import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workSince } from '@/lib/testing/work'
import { compareTopic, topicDistance } from './near-topic'
import { explainTopic, topicWords, TopicTrie } from './topic'

const key = fc
  .array(fc.constantFrom('a', 'b', '', '订单', '*', '#'), { maxLength: 5 })
  .map((words) => words.join('.'))

/** The definition itself, as slow as it is. */
function takes(pattern: readonly string[], words: readonly string[]): boolean {
  const [word, ...rest] = pattern
  if (word === undefined) return words.length === 0
  if (word === '#') return takes(rest, words) || (words.length > 0 && takes(pattern, words.slice(1)))
  return words.length > 0 && (word === '*' || word === words[0]) && takes(rest, words.slice(1))
}

describe('topics', () => {
  test('empty words count, the empty key has none', () => {
    expect(topicWords('')).toEqual([])
    expect(topicWords('.')).toEqual(['', ''])
    expect(explainTopic('*', '')).toBeNull()
    expect(explainTopic('#', '')).toEqual([{ word: '#', takes: [] }])
    expect(explainTopic('*.*', '.')).toEqual([
      { word: '*', takes: [''] },
      { word: '*', takes: [''] },
    ])
  })

  test('the trie, the explanation and the definition agree', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 8 }), key, (patterns, routingKey) => {
        const trie = new TopicTrie<string>()
        for (const pattern of patterns) trie.add(pattern, pattern)
        const expected = patterns.filter((pattern) => takes(topicWords(pattern), topicWords(routingKey)))
        expect(trie.match(routingKey).toSorted()).toEqual([...new Set(expected)].toSorted())
        for (const pattern of patterns) {
          expect(explainTopic(pattern, routingKey) !== null).toBe(expected.includes(pattern))
        }
      }),
    )
  })

  test('a comparison holds every word of both, and has no fault where the key is taken', () => {
    fc.assert(
      fc.property(key, key, (pattern, routingKey) => {
        const columns = compareTopic(pattern, routingKey)
        expect(columns.flatMap(({ binding }) => (binding === null ? [] : [binding]))).toEqual(
          topicWords(pattern),
        )
        expect(columns.flatMap(({ key }) => (key === null ? [] : [key])).join('.')).toBe(
          topicWords(routingKey).join('.'),
        )
        const isTaken = takes(topicWords(pattern), topicWords(routingKey))
        expect(columns.every(({ result }) => result === 'equal' || result === 'takes')).toBe(isTaken)
        if (isTaken) expect(topicDistance(topicWords(pattern), topicWords(routingKey))).toBe(0)
      }),
    )
  })

  test('many # do not take for ever', () => {
    const trie = new TopicTrie<number>()
    trie.add(Array.from({ length: 20 }, () => '#').join('.a.'), 1)
    const before = process.cpuUsage()
    expect(trie.match(Array.from({ length: 120 }, () => 'a').join('.'))).toEqual([1])
    expect(workSince(before)).toBeLessThan(1_000)
  })
})
