import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { onPath } from '@/lib/launch/on-path.mjs'
import { warrenDir } from '@/lib/launch/paths.mjs'
import type { CodeMessage } from '@/lib/rabbitmq/publish-code/code-message'
import { goCode } from '@/lib/rabbitmq/publish-code/go'
import { curlCode, rabbitmqadminCode } from '@/lib/rabbitmq/publish-code/http'
import { javaCode } from '@/lib/rabbitmq/publish-code/java'
import { amqplibCode } from '@/lib/rabbitmq/publish-code/javascript'
import { pikaCode } from '@/lib/rabbitmq/publish-code/pika'
import { codeMessage, everyHeader, everyProperty, nasty, tlsAddress } from './code-samples'
import { debianPackage } from './debian-package'
import { skipBecause } from './skip-because'

const run = promisify(execFile)
let dir = ''
beforeAll(() => {
  mkdirSync(path.join(warrenDir, 'test'), { recursive: true })
  dir = mkdtempSync(path.join(warrenDir, 'test/syntax-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const text = { kind: 'text', text: nasty, charset: 'GBK', compression: 'gzip' } as const
/** Between them everything that a message may hold. */
const messages: readonly CodeMessage[] = [
  codeMessage({ headers: everyHeader, properties: everyProperty, exchange: nasty, payload: text }),
  codeMessage({
    guarantee: 'transaction',
    commit: false,
    mandatory: false,
    payload: { kind: 'base64', base64: 'AP8=', compression: 'deflate' },
  }),
  codeMessage({ guarantee: 'none', payload: { kind: 'file', name: "a '中'.bin", compression: 'none' } }),
]
const withTls = [...messages, codeMessage({ address: tlsAddress })]

/** Each text in a file of its own. */
function written(name: (index: number) => string, texts: readonly string[]): string[] {
  return texts.map((code, index) => {
    const file = path.join(dir, name(index))
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, code)
    return file
  })
}
/** Why there is nothing to read it with; false where there is. */
const lacks = (tool: string) => (onPath(tool) === null ? `${tool} is not on this machine` : false)

it('Python reads it', async ({ skip }) => {
  skipBecause(skip, lacks('python3'))
  const files = written(
    (index) => `${index}.py`,
    withTls.map((message) => pikaCode(message).text),
  )
  await run('python3', ['-m', 'py_compile', ...files])
})

it('Node reads it', async () => {
  const files = written(
    (index) => `${index}.mjs`,
    withTls.map((message) => amqplibCode(message).text),
  )
  for (const file of files) await run(process.execPath, ['--check', file])
})

it('a shell reads it', async () => {
  const files = written(
    (index) => `${index}.sh`,
    withTls.flatMap((message) => [curlCode(message).text, rabbitmqadminCode(message).text]),
  )
  for (const file of files) await run('sh', ['-n', file])
})

it('Java compiles it against RabbitMQ’s client', async ({ skip }) => {
  skipBecause(skip, lacks('javac'))
  const client = await debianPackage('librabbitmq-client-java')
  if ('missing' in client) return skipBecause(skip, client.missing)
  const files = written(
    (index) => `Publish${index}.java`,
    messages.map((message, index) =>
      javaCode(message).text.replace('class Publish', `class Publish${index}`),
    ),
  )
  const jars = path.join(client.dir, 'usr/share/java/*')
  await run('javac', ['-encoding', 'UTF-8', '-cp', jars, '-d', dir, ...files])
}, 120_000)

it('Go reads it', async ({ skip }) => {
  skipBecause(skip, lacks('gofmt'))
  const files = written(
    (index) => `${index}/main.go`,
    withTls.map((message) => goCode(message).text),
  )
  const { stdout } = await run('gofmt', ['-e', ...files])
  expect(stdout).toContain('package main')
})
