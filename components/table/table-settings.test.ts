import { describe, expect, test } from 'vitest'
import { fitWidth, noSettings, parseDensity, parseSettings } from './table-settings'

describe('settings of a table', () => {
  test('are what was kept', () => {
    const kept = { shown: { policy: true, ack: false }, widths: { name: 320 } }
    expect(parseSettings(kept)).toEqual(kept)
  })

  test.each([undefined, null, 'columns', 7, [], [{ shown: {} }]])('are none for %j', (kept) => {
    expect(parseSettings(kept)).toEqual(noSettings)
  })

  test('leave out what does not fit', () => {
    expect(
      parseSettings({
        shown: { policy: 'yes', node: true, ack: null },
        widths: { name: '320', node: Number.NaN, ready: 3, total: 9_999, ack: 80.4 },
      }),
    ).toEqual({ shown: { node: true }, widths: { ready: 40, total: 1_200, ack: 80 } })
    expect(parseSettings({ shown: 7, widths: ['name'] })).toEqual(noSettings)
  })

  test('take no key for more than a key', () => {
    const settings = parseSettings(JSON.parse('{"shown":{"__proto__":true,"node":true}}'))
    expect(Object.getPrototypeOf(settings.shown)).toBe(Object.prototype)
    expect(settings.shown['node']).toBe(true)
  })
})

test('a width stays between its bounds, in whole pixels', () => {
  expect([-5, 88.6, 5_000].map(fitWidth)).toEqual([40, 89, 1_200])
})

test('a density is one of three', () => {
  expect(parseDensity('compact')).toBe('compact')
  expect(parseDensity('tiny')).toBe('normal')
  expect(parseDensity(undefined)).toBe('normal')
})
