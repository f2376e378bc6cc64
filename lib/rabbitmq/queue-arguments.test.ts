import { describe, expect, it } from 'vitest'
import { isQueueArgument, queueArgument, queueArguments, queueArgumentsFor } from './queue-arguments'

const names = (...input: Parameters<typeof queueArgumentsFor>) =>
  queueArgumentsFor(...input).map((argument) => argument.name)

describe('arguments of queues', () => {
  it('offers what fits the type', () => {
    expect(names('classic', '4.3.6')).toContain('x-max-priority')
    expect(names('quorum', '4.3.6')).not.toContain('x-max-priority')
    expect(names('quorum', '4.3.6')).toContain('x-delivery-limit')
    expect(names('stream', '4.3.6')).toEqual([
      'x-max-length-bytes',
      'x-max-age',
      'x-stream-max-segment-size-bytes',
      'x-stream-filter-size-bytes',
      'x-initial-cluster-size',
      'x-queue-leader-locator',
    ])
  })

  it('offers only what the version knows', () => {
    expect(names('quorum', '4.2.1')).not.toContain('x-delayed-retry-type')
    expect(names('quorum', '4.3.0')).toContain('x-delayed-retry-type')
    expect(names('stream', '3.10.8')).not.toContain('x-stream-filter-size-bytes')
  })

  it('leaves out what a version brought when the version is unknown', () => {
    expect(names('quorum', '?')).not.toContain('x-consumer-timeout')
    expect(names('quorum', '?')).toContain('x-delivery-limit')
  })

  it('knows each argument once, by name', () => {
    expect(new Set(queueArguments.map((argument) => argument.name)).size).toBe(queueArguments.length)
    expect(queueArgument('x-max-age')?.type).toBe('string')
    expect(queueArgument('x-unheard-of')).toBeUndefined()
    expect(isQueueArgument('__proto__')).toBe(false)
  })
})
