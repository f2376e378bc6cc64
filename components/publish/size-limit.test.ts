import { expect, it } from 'vitest'
import { findOwnText } from '@/lib/i18n/own-texts'
import { sizeFault } from './size-limit'

it('names the limit of which the broker speaks, in a text of our own', () => {
  const fault = sizeFault(
    'PRECONDITION_FAILED - message size 17825792 is larger than configured max size 16777216',
  )
  expect(fault).toBe('At most 16.0 MiB: this broker takes no larger message')
  expect(findOwnText(fault ?? '')).toMatchObject({ key: 'atMostMessage', values: { size: '16.0 MiB' } })
  expect(sizeFault('PRECONDITION_FAILED - invalid expiration')).toBeNull()
})
