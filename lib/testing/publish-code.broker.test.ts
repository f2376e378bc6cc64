import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FieldEntry } from '@/lib/rabbitmq/field'
import { amqplibCode } from '@/lib/rabbitmq/publish-code/javascript'
import { passwordPlaceholder, type Code, type CodeMessage } from '@/lib/rabbitmq/publish-code/code-message'
import { curlCode } from '@/lib/rabbitmq/publish-code/http'
import { languages } from '@/lib/rabbitmq/publish-code/languages'
import { pikaCode } from '@/lib/rabbitmq/publish-code/pika'
import { TestVhost } from './test-vhost'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../..')
let vhost: TestVhost
let dir = ''

const hasCommand = (command: string, ...args: string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
// Debian: python3-pika. PYTHONPATH may name where it was unpacked.
const hasPika = hasCommand('python3', '-c', 'import pika')
const hasCurl = hasCommand('curl', '--version')

beforeAll(async () => {
  vhost = await TestVhost.create('code')
  dir = mkdtempSync(path.join(root, '.warren/test/code-'))
  await vhost.manage('PUT', 'queues/{vhost}/q', { durable: true })
})
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true })
  await vhost.drop()
})

const nasty = `'"$(x) \`y\` \\ {{n}}\n中 😀\u2028`
const headers: FieldEntry[] = [
  { name: `tenant ${nasty}`, value: { type: 'string', value: nasty } },
  { name: 'count', value: { type: 'int32', value: 7 } },
  { name: 'big', value: { type: 'int64', value: '1099511627776' } },
  { name: 'on', value: { type: 'boolean', value: true } },
  { name: 'ratio', value: { type: 'double', value: 1.5 } },
  { name: 'nothing', value: { type: 'void' } },
  {
    name: 'path',
    value: {
      type: 'array',
      items: [
        { type: 'string', value: 'a' },
        { type: 'int32', value: 1 },
      ],
    },
  },
  {
    name: 'nested',
    value: { type: 'table', entries: [{ name: 'k', value: { type: 'string', value: 'v' } }] },
  },
]

function message(part: Partial<CodeMessage> = {}): CodeMessage {
  const { amqpUrl, username } = vhost.login()
  return {
    vhost: vhost.name,
    username,
    host: amqpUrl.hostname,
    amqpPort: amqpUrl.port,
    managementPort: Number(new URL(process.env['RABBITMQ_MANAGEMENT_URL'] ?? '').port),
    exchange: '',
    routingKey: 'q',
    payload: { kind: 'text', text: nasty, charset: 'UTF-8', compression: 'none' },
    properties: [
      ['content_type', 'text/plain'],
      ['delivery_mode', 2],
      ['priority', 3],
      ['correlation_id', nasty.slice(0, 20)],
      ['expiration', '600000'],
      ['message_id', 'm-1'],
      ['timestamp', 1_700_000_000],
      ['type', 't'],
      ['app_id', 'a'],
    ],
    headers,
    mandatory: true,
    guarantee: 'confirm',
    commit: true,
    ...part,
  }
}

const withPassword = ({ text }: Code) => text.replaceAll(passwordPlaceholder, vhost.login().password)

const python = (code: Code) => run('python3', ['-c', withPassword(code)])
const shell = (code: Code) => run('sh', ['-c', withPassword(code)])
async function node(code: Code) {
  // Inside the project, where amqplib is found.
  const file = path.join(dir, 'publish.mjs')
  writeFileSync(file, withPassword(code))
  return run(process.execPath, [file])
}

/** The message that is in the queue, as the management API tells it. */
async function taken(): Promise<unknown> {
  const got = (await vhost.manage('POST', 'queues/{vhost}/q/get', {
    count: 5,
    ackmode: 'ack_requeue_false',
    encoding: 'base64',
  })) as { payload: string; properties: unknown }[]
  expect(got).toHaveLength(1)
  const [{ payload, properties } = { payload: '', properties: {} }] = got
  return { payload: Buffer.from(payload, 'base64').toString(), properties }
}

const whole = () => ({
  payload: nasty,
  properties: {
    content_type: 'text/plain',
    delivery_mode: 2,
    priority: 3,
    correlation_id: nasty.slice(0, 20),
    expiration: '600000',
    message_id: 'm-1',
    timestamp: 1_700_000_000,
    type: 't',
    app_id: 'a',
    headers: {
      [`tenant ${nasty}`]: nasty,
      count: 7,
      big: 1_099_511_627_776,
      on: true,
      ratio: 1.5,
      nothing: null,
      path: ['a', 1],
      nested: { k: 'v' },
    },
  },
})
/** Headers that a client or the management API cannot say, or tells differently, are left out of the comparison. */
function without(told: ReturnType<typeof whole>, ...names: string[]) {
  const headers = Object.fromEntries(
    Object.entries(told.properties.headers).filter(([name]) => !names.includes(name)),
  )
  return { ...told, properties: { ...told.properties, headers } }
}
const takenAs = async (...names: string[]) => without((await taken()) as ReturnType<typeof whole>, ...names)

describe('code that is shown publishes what the form would', () => {
  it.skipIf(!hasPika)(
    'in Python with pika',
    async () => {
      await python(pikaCode(message()))
      // pika has no binary fractions: 1.5 goes as a decimal.
      expect(await takenAs('nothing', 'ratio')).toEqual(without(whole(), 'nothing', 'ratio'))
    },
    30_000,
  )

  it('in JavaScript with amqplib', async () => {
    await node(amqplibCode(message()))
    expect(await takenAs('nothing')).toEqual(without(whole(), 'nothing'))
  }, 30_000)

  it.skipIf(!hasCurl)(
    'by curl',
    async () => {
      const { stdout } = await shell(curlCode(message()))
      expect(stdout).toContain('"routed":true')
      expect(await takenAs('nothing')).toEqual(without(whole(), 'nothing'))
    },
    30_000,
  )

  it.skipIf(!hasPika)(
    'with a transaction, a character set and compression',
    async () => {
      const payload = { kind: 'text', text: '订单', charset: 'GBK', compression: 'gzip' } as const
      await python(pikaCode(message({ payload, guarantee: 'transaction', commit: false, headers: [] })))
      await python(pikaCode(message({ payload, guarantee: 'transaction', headers: [] })))
      expect(await vhost.manage('GET', 'queues/{vhost}/q')).toBeTruthy()
      const got = (await vhost.manage('POST', 'queues/{vhost}/q/get', {
        count: 5,
        ackmode: 'ack_requeue_false',
        encoding: 'base64',
      })) as { payload: string }[]
      expect(got).toHaveLength(1)
      expect(
        Buffer.from(got[0]?.payload ?? '', 'base64')
          .subarray(0, 2)
          .toString('hex'),
      ).toBe('1f8b')
    },
    30_000,
  )
})

it('no code carries a password, and every language says what it lacks', () => {
  for (const { write } of languages) expect(write(message()).text).toContain(passwordPlaceholder)
  const odd = message({
    headers: [{ name: 'n', value: { type: 'uint16', value: 1 } }],
    guarantee: 'transaction',
    payload: { kind: 'file', name: 'a.bin', compression: 'gzip' },
  })
  const lacks = Object.fromEntries(languages.map(({ key, write }) => [key, write(odd).lacks]))
  expect(lacks).toMatchObject({
    pika: ['types'],
    amqplib: ['transaction'],
    java: ['types', 'encoding'],
    go: ['types', 'encoding'],
    csharp: ['encoding'],
    curl: ['types', 'encoding', 'mandatory', 'transaction'],
    rabbitmqadmin: ['types', 'encoding', 'mandatory', 'transaction'],
  })
})
