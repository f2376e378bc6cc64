import net from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePorts, somewhere } from './ports.mjs'
import { chooseAddress } from './server.mjs'

const server = net.createServer()
let taken = 0

beforeEach(async () => {
  taken = await freePorts(1, somewhere())
  await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const choose = (env: Record<string, string>) => chooseAddress(env, 'npm start')

test('a taken port is told in one sentence, with another one to take', async () => {
  await expect(choose({ PORT: String(taken) })).rejects.toThrow(
    /^Port \d+ on 127\.0\.0\.1 is taken by another program: .* PORT=\d+ npm start$/,
  )
})

test.each(['abc', '-1', '70000', '3000x'])('PORT=%s is refused', async (port) => {
  await expect(choose({ PORT: port })).rejects.toThrow('PORT must be a number')
})

test('PORT=0 takes any free port', async () => {
  expect((await choose({ PORT: '0' })).port).toBeGreaterThan(1023)
})

test('an address that listens everywhere is shown as one that can be opened', async () => {
  const port = await freePorts(1, taken + 1)
  expect(await choose({ HOST: '0.0.0.0', PORT: String(port) })).toEqual({
    host: '0.0.0.0',
    port,
    url: `http://127.0.0.1:${port}`,
  })
})

test('a HOST that is not of this machine is refused', async () => {
  await expect(choose({ HOST: '203.0.113.7', PORT: String(taken) })).rejects.toThrow(
    'cannot listen on HOST=203.0.113.7',
  )
})
