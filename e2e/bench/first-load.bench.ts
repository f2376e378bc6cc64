import { firstLoadGoal, firstLoads } from '@/e2e/fixtures/first-load'
import { test } from '@/e2e/fixtures/test'
import { holdGoal, printFigures } from './figures'

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1)

test('first-load JavaScript, gzipped', async ({ baseURL, broker, browser, signedIn }) => {
  const loads = await firstLoads(browser, { baseURL, broker, signedIn })
  const rows = loads.map(({ name, first, files, idle }) => [
    name,
    kilobytes(first),
    String(files),
    kilobytes(idle),
    first <= firstLoadGoal ? 'kept' : 'missed',
  ])
  const head = ['page', 'kB', 'files', 'kB until idle', `goal ${kilobytes(firstLoadGoal)} kB`]
  printFigures('First-load JavaScript, gzipped', [head, ...rows])
  const largest = Math.max(...loads.map(({ first }) => first))
  holdGoal({ name: 'kB of the largest first load', value: largest / 1000, most: firstLoadGoal / 1000 })
})
