import net from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePorts, isListening, listenProblem, somewhere } from './ports.mjs'

const server = net.createServer()
let first = 0

beforeEach(async () => {
  first = await freePorts(4, somewhere())
  await new Promise<void>((resolve) => server.listen(first + 1, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

test('a block of ports with one taken is passed over', async () => {
  expect(await listenProblem(first + 1, '127.0.0.1')).toBe('EADDRINUSE')
  expect(await listenProblem(first, '127.0.0.1')).toBeNull()
  expect(await freePorts(4, first)).toBeGreaterThanOrEqual(first + 4)
})

test('tells where somebody listens', async () => {
  expect(await isListening(first + 1)).toBe(true)
  expect(await isListening(first)).toBe(false)
})
