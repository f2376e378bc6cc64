import { expect, it } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { ConsoleUnreachable } from './console-unreachable'
import { resultOfError } from './publish-result'

it('never calls a message failed that may have been published', () => {
  const refused = new ConsoleError('refused', 'no')
  expect(resultOfError(refused)).toEqual({ kind: 'problem', error: refused })
  expect(resultOfError(new ConsoleUnreachable('reset'))).toEqual({ kind: 'unknown', reason: 'no-answer' })
  expect(resultOfError(new ConsoleError('internal', '502'))).toEqual({
    kind: 'unknown',
    reason: 'no-answer',
  })
})
