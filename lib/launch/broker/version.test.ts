import { expect, test } from 'vitest'
import { fits, misfit, seriesOf } from './version.mjs'

test('a series is what a version begins with', () => {
  expect(seriesOf('3.10.8')).toBe('3.10')
  expect(seriesOf('4.3.6')).toBe('4.3')
  expect(seriesOf('4.4.0-rc.1')).toBe('4.4')
})

test('a wish is met by its series only', () => {
  expect(fits('4.3.6', '4.3')).toBe(true)
  expect(fits('4.30.1', '4.3')).toBe(false)
  expect(fits('3.10.8', '3.1')).toBe(false)
})

test('without a wish, 3.10 and later will do', () => {
  expect(['3.10.0', '3.13.7', '4.0.5'].every((version) => fits(version, null))).toBe(true)
  expect(['3.9.27', '3.8.9', '2.8.7'].some((version) => fits(version, null))).toBe(false)
})

test('says why a version is not taken', () => {
  expect(misfit('3.8.9', null)).toBe('RabbitMQ 3.8.9 is older than 3.10')
  expect(misfit('4.0.5', '4.3')).toBe('RabbitMQ 4.0.5 is not 4.3')
})
