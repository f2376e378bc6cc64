import { expect, test } from 'vitest'
import { whyNoSamples } from './why-no-samples'

const samples = { at: [] }
const on = { ratesMode: 'basic', disabled: false }
const off = { ratesMode: 'basic', disabled: true }

test.each([
  ['down', false, on, samples],
  ['down', false, null, samples],
  ['disabled', true, off, samples],
  ['notYet', true, on, samples],
  ['unread', true, on, null],
] as const)('no samples: %s', (why, running, statistics, read) => {
  expect(whyNoSamples({ node: { running }, statistics, samples: read })).toBe(why)
})
