import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findInstalled, versionOf } from './installed.mjs'

let dir = ''
beforeEach(() => void (dir = mkdtempSync(path.join(tmpdir(), 'warren-installed-'))))
afterEach(() => rmSync(dir, { recursive: true }))

function program(file: string) {
  const full = path.join(dir, file)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, '')
  chmodSync(full, 0o755)
}

function installRabbit(version: string) {
  program('rabbit/sbin/rabbitmq-server')
  mkdirSync(path.join(dir, `rabbit/plugins/rabbit-${version}`), { recursive: true })
  return path.join(dir, 'rabbit')
}

test('the version is that of the main plugin, folder or archive', () => {
  expect(versionOf(['README', 'rabbit_common-4.3.6', 'rabbit-4.3.6'])).toBe('4.3.6')
  expect(versionOf(['rabbit-3.10.8.ez'])).toBe('3.10.8')
  expect(versionOf(['rabbitmq_top-4.3.6'])).toBeNull()
})

test('RABBITMQ_HOME is used, with the Erlang of the PATH', () => {
  const home = installRabbit('4.2.1')
  program('erlang/erl')
  const env = { RABBITMQ_HOME: home, PATH: path.join(dir, 'erlang') }
  expect(findInstalled(env, null)).toEqual({ found: { version: '4.2.1', home, path: [] } })
})

test('it does not do without Erlang, or when another version was asked for', () => {
  const env = { RABBITMQ_HOME: installRabbit('4.2.1'), PATH: dir }
  expect(findInstalled(env, null)).toMatchObject({ reason: expect.stringContaining('no "erl" on the PATH') })
  expect(findInstalled(env, '4.3')).toMatchObject({
    reason: expect.stringContaining('RabbitMQ 4.2.1 is not 4.3'),
  })
})

test('a RABBITMQ_HOME with no RabbitMQ in it is a mistake that is told', () => {
  expect(() => findInstalled({ RABBITMQ_HOME: dir }, null)).toThrow(
    'there is no RabbitMQ with sbin and plugins in it',
  )
})
