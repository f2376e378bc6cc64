import { expect, test } from 'vitest'
import { nodeProblem } from './node-version.mjs'

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s fits', (version) => {
  expect(nodeProblem(version)).toBeNull()
})

test.each(['12.22.12', '18.20.8', '20.18.3'])('Node %s is told what is wrong', (version) => {
  expect(nodeProblem(version)).toContain(`needs Node.js 20.19 or later, and this is ${version}`)
})
