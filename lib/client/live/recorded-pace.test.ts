import { expect, test } from 'vitest'
import { recordedPace } from './recorded-pace'

const recording = (...times: number[]) => new Blob(times.map((at) => `{"at":${at},"payload":{}}\n`))

test('messages a second, as a recording came', async () => {
  expect(await recordedPace(recording(1_000, 1_100, 1_200, 1_300))).toBe(10)
  expect(await recordedPace(recording(1_000, 61_000))).toBeCloseTo(1 / 60)
})

test('is not known of one message, of several at once, and of another file', async () => {
  expect(await recordedPace(recording(1_000))).toBeNull()
  expect(await recordedPace(recording(1_000, 1_000))).toBeNull()
  expect(await recordedPace(new Blob(['a,b\n1,2\n']))).toBeNull()
})
