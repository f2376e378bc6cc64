import { expect, test } from 'vitest'
import type { TraceAnswer, TraceMiss, TraceStep } from '@/lib/api/trace'
import { marksUntil, shownMisses, traceMarks, tracedIds } from './trace-marks'

const step = (
  number: number,
  from: string,
  to: TraceStep['to'],
  kind: 'fanout' | 'no-bindings',
): TraceStep => ({
  number,
  depth: 0,
  from,
  to,
  certain: true,
  repeats: false,
  also: 0,
  bindingKey: null,
  reason: { kind },
  text: '',
})
const miss: TraceMiss = {
  exchange: 'a',
  type: 'topic',
  to: { kind: 'queue', name: 'near' },
  reason: { kind: 'unbound' },
  text: '',
  fix: null,
}
const answer = (part: Partial<TraceAnswer>): TraceAnswer => ({
  queues: [],
  unroutable: false,
  refused: null,
  told: '',
  steps: [],
  stepsLeftOut: 0,
  unreadable: 0,
  misses: [miss],
  expected: null,
  deadLetters: [],
  asOf: 0,
  ...part,
})

test('what a message passes is marked with the number of its step', () => {
  const steps = [
    step(1, 'a', { kind: 'exchange', name: 'b' }, 'fanout'),
    step(2, 'b', { kind: 'queue', name: 'q' }, 'fanout'),
  ]
  const marks = traceMarks('a', answer({ steps }))
  expect([...marks.nodes]).toEqual([
    ['x:a', 0],
    ['x:b', 1],
    ['q:q', 2],
  ])
  expect([...marks.edges]).toEqual([
    ['["x:a","x:b"]', 1],
    ['["x:b","q:q"]', 2],
  ])
  expect(marks.missedEdges.size).toBe(0)
})

test('what stands in a folded group lights the group, and dead letters what they come to', () => {
  const steps = [step(1, 'a', { kind: 'queue', name: 'q-7' }, 'fanout')]
  const dead = {
    queue: 'q-7',
    reason: 'rejected' as const,
    exchange: 'dlx',
    routingKey: null,
    isThere: true,
    queues: [{ name: 'dead', certain: true }],
    cycles: [],
  }
  const traced = answer({ steps, deadLetters: [dead] })
  expect(tracedIds('a', traced).sort()).toEqual(['q:dead', 'q:near', 'q:q-7', 'x:a', 'x:dlx'])
  const marks = traceMarks('a', traced, (id) => (id === 'q:q-7' ? 'g:1' : id))
  expect([...marks.nodes.keys()]).toEqual(['x:a', 'g:1'])
  expect([...marks.edges.keys()]).toEqual(['["x:a","g:1"]'])
  expect([...marks.after]).toEqual(['x:dlx', '["g:1","x:dlx","dead-letter"]', 'q:dead', '["x:dlx","q:dead"]'])
})

test('lights up step by step, what it misses at the end', () => {
  const steps = [
    step(1, 'a', { kind: 'exchange', name: 'b' }, 'fanout'),
    step(2, 'b', { kind: 'queue', name: 'q' }, 'fanout'),
  ]
  const expected = { queue: 'far', isThere: true, misses: [] }
  const marks = traceMarks('a', answer({ steps, expected }))
  const first = marksUntil(marks, 1)
  expect([...first.nodes.keys()]).toEqual(['x:a', 'x:b'])
  expect(first.about).toEqual(marks.about)
  expect([first.edges.size, first.missedNodes.size]).toEqual([1, 0])
  expect(marksUntil(marks, 2)).toBe(marks)
})

test('a dead end marks its nearest miss, an expected queue its own', () => {
  const steps = [step(1, 'a', null, 'no-bindings')]
  const marks = traceMarks('a', answer({ unroutable: true, steps }))
  expect([...marks.missedNodes]).toEqual(['q:near'])
  expect(marks.about).toContain('q:near')
  expect([...marks.missedEdges]).toEqual(['["x:a","q:near"]'])
  const expected = { queue: 'far', isThere: true, misses: [] }
  expect([...traceMarks('a', answer({ expected })).missedNodes]).toEqual(['q:far'])
  expect(shownMisses(answer({}))).toEqual([])
})
