import { expect, test } from 'vitest'
import { newObjectName, objectName, shortString } from './name-schemas'

test('a short string is 255 bytes of UTF-8, not characters', () => {
  expect(shortString.safeParse('x'.repeat(255)).success).toBe(true)
  expect(shortString.safeParse('中'.repeat(85)).success).toBe(true)
  expect(shortString.safeParse('中'.repeat(86)).success).toBe(false)
  expect(shortString.safeParse('').success).toBe(true)
})

test('any Unicode is a name, half a surrogate pair and nothing at all are not', () => {
  for (const name of ['a/b 中文 <b>%', '😀', '\u0000', ' ', '__proto__']) {
    expect(objectName.safeParse(name).success, name).toBe(true)
  }
  for (const name of ['', '\ud800', 'x\udc00']) expect(objectName.safeParse(name).success).toBe(false)
})

test("new objects get no name of the broker's own, and none that a URL cannot carry", () => {
  for (const name of ['amq.orders', '.', '..']) expect(newObjectName.safeParse(name).success).toBe(false)
  for (const name of ['amqp', '...', '.x']) expect(newObjectName.safeParse(name).success).toBe(true)
})
