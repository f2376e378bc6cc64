import { expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { managementPath } from './path'

test('each name is one encoded segment', () => {
  expect(managementPath`queues/${'a/b 中文 <b>%'}/${'?x=1#y'}/contents`).toBe(
    'queues/a%2Fb%20%E4%B8%AD%E6%96%87%20%3Cb%3E%25/%3Fx%3D1%23y/contents',
  )
  expect(managementPath`exchanges/${'/'}/${''}`).toBe('exchanges/%2F/amq.default')
})

test.each(['.', '..', '\ud800'])('%j is refused: it would reach something else, or nothing', (name) => {
  expect(() => managementPath`queues/${'/'}/${name}`).toThrow(ConsoleError)
  expect(() => managementPath`queues/${name}/${'x'}`).toThrow(ConsoleError)
})

test('dots inside a name are harmless', () => {
  expect(managementPath`queues/${'/'}/${'../../users'}`).toBe('queues/%2F/..%2F..%2Fusers')
})
