import { expect, test } from 'vitest'
import { pacedFrames } from './pace'

function clock() {
  const waits: number[] = []
  const at = { now: 1_000 }
  const frames = pacedFrames({
    now: () => at.now,
    after: (milliseconds, run) => {
      waits.push(milliseconds)
      at.now += milliseconds
      run()
    },
    frame: (run) => {
      at.now += 16
      run()
    },
  })
  return { at, waits, frames }
}

test('the first picture, and each after a rest, is drawn with the next frame', () => {
  const { at, waits, frames } = clock()
  frames(() => undefined)
  at.now += 100
  frames(() => undefined)
  expect(waits).toEqual([])
})

test('pictures that follow each other are a tenth of a second apart', () => {
  const { at, waits, frames } = clock()
  const drawn: number[] = []
  const draw = () => void drawn.push(at.now)
  frames(draw)
  at.now += 4
  frames(draw)
  frames(draw)
  expect(waits).toEqual([96, 100])
  expect(drawn).toEqual([1_016, 1_132, 1_248])
})
