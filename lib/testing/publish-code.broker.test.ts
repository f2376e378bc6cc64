import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FieldEntry } from '@/lib/rabbitmq/field'
import { amqplibCode } from '@/lib/rabbitmq/publish-code/javascript'
import { passwordPlaceholder, type Code, type CodeMessage } from '@/lib/rabbitmq/publish-code/code-message'
import { curlCode } from '@/lib/rabbitmq/publish-code/http'
import { languages } from '@/lib/rabbitmq/publish-code/languages'
import { pikaCode } from '@/lib/rabbitmq/publish-code/pika'
import { encodeText } from '@/lib/server/publish/payload-bytes'
import { nasty } from './code-samples'
import { debianPackage } from './debian-package'
import { skipBecause } from './skip-because'
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
const hasCurl = hasCommand('curl', '--version')

/** What Python needs in its environment to find pika: Debian's, where the machine has none. Or why there is none. */
async function findPika(): Promise<{ env: NodeJS.ProcessEnv } | { missing: string }> {
  if (!hasCommand('python3', '--version')) return { missing: 'python3 is not on this machine' }
  if (hasCommand('python3', '-c', 'import pika')) return { env: process.env }
  const unpacked = await debianPackage('python3-pika')
  if ('missing' in unpacked) return unpacked
  return { env: { ...process.env, PYTHONPATH: path.join(unpacked.dir, 'usr/lib/python3/dist-packages') } }
}
let pika: Awaited<ReturnType<typeof findPika>>

beforeAll(async () => {
  pika = await findPika()
  vhost = await TestVhost.create('code')
  dir = mkdtempSync(path.join(root, '.warren/test/code-'))
  await vhost.manage('PUT', 'queues/{vhost}/q', { durable: true })
}, 120_000)
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true })
  await vhost.drop()
})

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
    address: {
      amqp: { host: amqpUrl.hostname, port: amqpUrl.port, tls: false },
      management: { origin: new URL(process.env['RABBITMQ_MANAGEMENT_URL'] ?? '').origin, path: '' },
      ownAuthority: false,
    },
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

const python = (code: Code) => {
  if ('missing' in pika) throw new Error(pika.missing)
  return run('python3', ['-c', withPassword(code)], { env: pika.env })
}
const pikaMissing = () => ('missing' in pika ? `in Python: ${pika.missing}` : false)
const shell = (code: Code) => run('sh', ['-c', withPassword(code)])
async function node(code: Code) {
  // Inside the project, where amqplib is found.
  const file = path.join(dir, 'publish.mjs')
  writeFileSync(file, withPassword(code))
  return run(process.execPath, [file])
}

/** The message that is in the queue, as the management API tells it. */
async function takenOne(): Promise<{ payload: Buffer; properties: unknown }> {
  const got = (await vhost.manage('POST', 'queues/{vhost}/q/get', {
    count: 5,
    ackmode: 'ack_requeue_false',
    encoding: 'base64',
  })) as { payload: string; properties: unknown }[]
  expect(got).toHaveLength(1)
  const [{ payload, properties } = { payload: '', properties: {} }] = got
  return { payload: Buffer.from(payload, 'base64'), properties }
}
const takenBytes = async () => (await takenOne()).payload
async function taken(): Promise<unknown> {
  const { payload, properties } = await takenOne()
  return { payload: payload.toString(), properties }
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
  it('in Python with pika', async ({ skip }) => {
    skipBecause(skip, pikaMissing())
    await python(pikaCode(message()))
    // pika has no binary fractions: 1.5 goes as a decimal.
    expect(await takenAs('nothing', 'ratio')).toEqual(without(whole(), 'nothing', 'ratio'))
  }, 30_000)

  it('in JavaScript with amqplib', async () => {
    await node(amqplibCode(message()))
    expect(await takenAs('nothing')).toEqual(without(whole(), 'nothing'))
  }, 30_000)

  it('by curl', async ({ skip }) => {
    skipBecause(skip, hasCurl ? false : 'curl is not on this machine')
    const { stdout } = await shell(curlCode(message()))
    expect(stdout).toContain('"routed":true')
    expect(await takenAs('nothing')).toEqual(without(whole(), 'nothing'))
  }, 30_000)

  it('with a transaction, a character set and compression', async ({ skip }) => {
    skipBecause(skip, pikaMissing())
    const payload = { kind: 'text', text: '订单', charset: 'GBK', compression: 'gzip' } as const
    await python(pikaCode(message({ payload, guarantee: 'transaction', commit: false, headers: [] })))
    await python(pikaCode(message({ payload, guarantee: 'transaction', headers: [] })))
    expect(gunzipSync(await takenBytes()).toString('hex')).toBe('b6a9b5a5')
  }, 30_000)

  // Characters that Windows' code pages have and the standards do not.
  const odd = { kind: 'text', text: '①～－Ⅲ', charset: 'Shift_JIS', compression: 'none' } as const

  it('in the character sets of Windows, in JavaScript', async () => {
    await node(amqplibCode(message({ payload: odd, headers: [] })))
    expect(await takenBytes()).toEqual(encodeText(odd.text, odd.charset))
  }, 30_000)

  it('in the character sets of Windows, in Python', async ({ skip }) => {
    skipBecause(skip, pikaMissing())
    for (const payload of [odd, { ...odd, text: 'ǹ⺁', charset: 'GBK' } as const]) {
      await python(pikaCode(message({ payload, headers: [] })))
      expect(await takenBytes()).toEqual(encodeText(payload.text, payload.charset))
    }
  }, 30_000)

  it('of bytes, by curl', async ({ skip }) => {
    skipBecause(skip, hasCurl ? false : 'curl is not on this machine')
    await shell(curlCode(message({ payload: { kind: 'base64', base64: 'AP/+', compression: 'none' } })))
    expect(await takenBytes()).toEqual(Buffer.of(0, 255, 254))
  }, 30_000)
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
