import { expect, it } from 'vitest'
import { sentences } from './sentences'

it('ends what has no end, in its own language', () => {
  expect(sentences('The broker does not answer', 'connect ECONNREFUSED 127.0.0.1:15672')).toBe(
    'The broker does not answer. connect ECONNREFUSED 127.0.0.1:15672.',
  )
  expect(sentences('broker 没有响应', 'no exchange in vhost。')).toBe(
    'broker 没有响应。no exchange in vhost。',
  )
})

it('leaves out what is empty and ends nothing twice', () => {
  expect(sentences('Refused.', ' ')).toBe('Refused.')
  expect(sentences('', '')).toBe('')
})
