import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { acquireLock } from '@/lib/launch/lock.mjs'
import { findBroker, runningPrivate } from './find.mjs'

function brokersDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'warren-demo-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

test('finds the private broker that runs, not one that ran', () => {
  const dir = brokersDir()
  mkdirSync(path.join(dir, '3.10'))
  const gone = { owner: { pid: 999_999_999, since: '1' }, about: 'amqp://127.0.0.1:1 http://127.0.0.1:2' }
  writeFileSync(path.join(dir, '3.10/lock'), JSON.stringify(gone))
  expect(runningPrivate(dir, null)).toBeNull()

  acquireLock(path.join(dir, '4.3/lock'), 'amqp://127.0.0.1:21000 http://127.0.0.1:21001')
  const found = runningPrivate(dir, null)
  expect([found?.amqp.host, found?.management.host]).toEqual(['127.0.0.1:21000', '127.0.0.1:21001'])
  expect(runningPrivate(dir, '3.10')).toBeNull()
  expect(runningPrivate(dir, '4.3')).not.toBeNull()
})

test('takes no broker that is still starting, and no folder that is not there', () => {
  const dir = brokersDir()
  acquireLock(path.join(dir, '4.3/lock'), 'a broker that is starting')
  expect(runningPrivate(dir, null)).toBeNull()
  expect(runningPrivate(path.join(dir, 'missing'), null)).toBeNull()
})

test('says in a sentence that a named broker does not answer, without its password', async () => {
  const env = { RABBITMQ_URL: 'amqp://admin:hunter2@127.0.0.1:1' }
  await expect(findBroker(env)).rejects.toThrow(/^No RabbitMQ answers on 127\.0\.0\.1:1\.$/)
  await expect(findBroker({ WARREN_CONFIG: 'brokers.json' })).rejects.toThrow(
    /WARREN_CONFIG may name several/,
  )
})
