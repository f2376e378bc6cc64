import { expect, test } from 'vitest'
import type { Binding } from '@/lib/rabbitmq/binding'
import { bindingId } from './binding-words'

const binding = (source: string, destination: string, propertiesKey: string) =>
  ({ source, destinationType: 'queue', destination, propertiesKey }) as Binding

test('blanks in names make no two bindings one', () => {
  expect(bindingId(binding('a', 'b c', 'd'))).not.toBe(bindingId(binding('a', 'b', 'c d')))
  expect(bindingId(binding('a', 'b', 'c'))).toBe(bindingId(binding('a', 'b', 'c')))
})
