import { expect, test } from 'vitest'
import { fitSide, parseSide, sideAfterKey } from './split-width'

test('neither part gets narrower than 320 px', () => {
  expect(fitSide(440, 1200)).toBe(440)
  expect(fitSide(10, 1200)).toBe(320)
  expect(fitSide(2000, 1200)).toBe(880)
  // Where both cannot have it, the side has.
  expect(fitSide(400, 500)).toBe(320)
})

test('keys move the edge, Home and End as far as it goes', () => {
  const at = { width: 440, room: 1200, isFar: false }
  expect(sideAfterKey('ArrowLeft', at)).toBe(456)
  expect(sideAfterKey('ArrowRight', at)).toBe(424)
  expect(sideAfterKey('ArrowLeft', { ...at, isFar: true })).toBe(504)
  expect(sideAfterKey('ArrowRight', { ...at, width: 325 })).toBe(320)
  expect(sideAfterKey('Home', at)).toBe(320)
  expect(sideAfterKey('End', at)).toBe(880)
  expect(sideAfterKey('a', at)).toBeNull()
})

test('of what was kept only a width is taken', () => {
  expect(parseSide(500.4)).toBe(500)
  expect(parseSide(1)).toBe(320)
  for (const kept of [undefined, null, '500', Number.NaN, Number.POSITIVE_INFINITY, {}]) {
    expect(parseSide(kept)).toBeNull()
  }
})
