import { expect, test } from 'vitest'
import type { TraceAnswer, TraceMiss, TraceStep } from '@/lib/api/trace'
import { shownMisses, traceMarks } from './trace-marks'

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
  expect([...marks.nodes]).toEqual(['x:a', 'x:b', 'q:q'])
  expect([...marks.edges]).toEqual([
    ['["x:a","x:b"]', 1],
    ['["x:b","q:q"]', 2],
  ])
  expect(marks.missedEdges.size).toBe(0)
})

test('a dead end marks its nearest miss, an expected queue its own', () => {
  const steps = [step(1, 'a', null, 'no-bindings')]
  const marks = traceMarks('a', answer({ unroutable: true, steps }))
  expect([...marks.missedNodes]).toEqual(['q:near'])
  expect([...marks.missedEdges]).toEqual(['["x:a","q:near"]'])
  const expected = { queue: 'far', isThere: true, misses: [] }
  expect([...traceMarks('a', answer({ expected })).missedNodes]).toEqual(['q:far'])
  expect(shownMisses(answer({}))).toEqual([])
})
