import { expect, it } from 'vitest'
import { Slices } from './slices'

it('lets others have their turn when a slice is over, and not before', async () => {
  let time = 0
  const slices = new Slices(() => time)
  const passed: string[] = []
  const step = async (name: string) => {
    await slices.turn()
    passed.push(name)
  }
  /** As long as nobody else has a turn. */
  const goOn = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  await step('first')
  time += 7
  void step('within the slice')
  await goOn()
  expect(passed).toEqual(['first', 'within the slice'])
  time += 1
  const next = step('after it')
  await goOn()
  expect(passed).toHaveLength(2)
  await next
  expect(passed).toHaveLength(3)
})
