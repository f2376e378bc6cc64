import { expect, test } from 'vitest'
import { parseSimulation, sourceLine } from './apt.mjs'

test('reads the packages out of a simulated installation', () => {
  const lines = [
    'Reading package lists...',
    'Inst libc6 (2.36-9+deb12u14 Debian:12.12/oldstable [amd64]) []',
    'Inst erlang-base (1:25.2.3+dfsg-1 Debian:12.12/oldstable [amd64])',
    'Conf libc6 (2.36-9+deb12u14 Debian:12.12/oldstable [amd64])',
  ]
  expect(parseSimulation(lines)).toEqual(['libc6', 'erlang-base'])
})

test('writes a line for sources.list, with a key or without', () => {
  const uri = 'http://mirror.example.org/debian'
  expect(sourceLine({ uri, signedBy: '/k.gpg' }, 'forky', 'main', '/unused')).toBe(
    `deb [signed-by=/k.gpg] ${uri} forky main\n`,
  )
  expect(sourceLine({ uri, signedBy: null }, 'forky', 'main', '/unused')).toBe(`deb ${uri} forky main\n`)
})
