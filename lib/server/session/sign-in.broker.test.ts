import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { openSession, readSession, closeSession } from '@/lib/api/session'
import { ApiClient } from '@/lib/testing/api-client'
import { configure } from '@/lib/testing/configure'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'
import { sessions } from './sessions'
import { verifySession } from './verify'

const folder = mkdtempSync(path.join(tmpdir(), 'warren-sign-in-'))
const servers: { close: () => unknown }[] = []
const users = [
  'sign-in-no-tag',
  'sign-in-no-permissions',
  'sign-in-monitoring',
  'sign-in-changing',
  'sign-in-ünï',
  'sign-in-untagged',
]
let vhost: TestVhost

const listen = async (server: Server | ReturnType<typeof createTcpServer>): Promise<number> => {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const certificateTool = 'openssl'
const hasOpenssl = (() => {
  try {
    execFileSync(certificateTool, ['version'])
    return true
  } catch {
    return false
  }
})()

/** Something that speaks TLS with a certificate that nobody signed, and hands all on to the broker. */
async function tlsInFront(broker: URL): Promise<{ port: number; certificate: string }> {
  const key = path.join(folder, 'key.pem')
  const certificate = path.join(folder, 'cert.pem')
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const shape = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2']
  execFileSync(certificateTool, [...shape, '-keyout', key, '-out', certificate, ...subject], {
    stdio: 'ignore',
  })
  const server = createTlsServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (request, response) => {
      void fetch(new URL(request.url ?? '/', broker), {
        headers: { authorization: request.headers.authorization ?? '' },
      }).then(async (answer) => {
        response.writeHead(answer.status, { 'content-type': 'application/json' })
        response.end(await answer.text())
      })
    },
  )
  return { port: await listen(server), certificate }
}

beforeAll(async () => {
  const management = process.env['RABBITMQ_MANAGEMENT_URL'] ?? ''
  const amqp = new URL(process.env['RABBITMQ_URL'] ?? '')
  const elsewhere = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<!doctype html><h1>Another program</h1>')
  })
  const silent = createTcpServer((socket) => socket.on('error', () => undefined))
  const closed = createTcpServer()
  const closedPort = await listen(closed)
  closed.close()
  const tls = hasOpenssl ? await tlsInFront(new URL(management)) : null
  const broker = (id: string, url: string, more: object = {}) => ({
    id,
    name: id,
    amqp: `amqp://${amqp.host}`,
    management: url,
    ...more,
  })
  const file = path.join(folder, 'brokers.json')
  writeFileSync(
    file,
    JSON.stringify({
      brokers: [
        broker('real', management, { environment: 'test' }),
        broker('down', `http://127.0.0.1:${closedPort}`),
        broker('amqp-port', `http://${amqp.host}`),
        broker('web', `http://127.0.0.1:${await listen(elsewhere)}`),
        broker('prefix', `${management.replace(/\/$/, '')}/elsewhere`),
        broker('unresolved', 'http://no-such-host.invalid:15672'),
        broker('silent', `http://127.0.0.1:${await listen(silent)}`),
        ...(tls === null
          ? []
          : [
              broker('untrusted', `https://localhost:${tls.port}`),
              broker('trusted', `https://localhost:${tls.port}`, { ca: tls.certificate }),
              broker('other-name', `https://127.0.0.1:${tls.port}`, { ca: tls.certificate }),
            ]),
        broker('no-tls', management.replace('http:', 'https:')),
      ],
    }),
  )
  configure({ WARREN_CONFIG: file })
  vhost = await TestVhost.create('sign-in')
  const [noTag, noPermissions, monitoring, changing, unicode] = users
  await manageBroker('PUT', `users/${noTag}`, { password: 'secret', tags: '' })
  await manageBroker('PUT', `users/${noPermissions}`, { password: 'secret', tags: 'management' })
  await manageBroker('PUT', `users/${monitoring}`, { password: 'secret', tags: 'monitoring' })
  await manageBroker('PUT', `users/${changing}`, { password: 'secret', tags: 'management' })
  await manageBroker('PUT', `users/${encodeURIComponent(unicode ?? '')}`, {
    password: 'gehéim 密码',
    tags: 'management',
  })
  await vhost.permit('sign-in-ünï')
})

afterAll(async () => {
  await vhost.drop()
  for (const user of users) await manageBroker('DELETE', `users/${encodeURIComponent(user)}`)
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true })
})

const signIn = async (username: string, password: string, broker = 'real') => {
  const client = new ApiClient()
  return { client, session: await client.call(openSession, { body: { username, password, broker } }) }
}
const failure = async (username: string, password: string, broker = 'real'): Promise<ConsoleError> => {
  const error = await signIn(username, password, broker).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ConsoleError)) throw new Error('signed in')
  return error
}

describe('signing in', () => {
  test('as an administrator tells broker, virtual hosts and permissions', async () => {
    const { username, password } = vhost.login()
    const { client, session } = await signIn(username, password)
    expect(session).toMatchObject({
      user: { name: username, tags: expect.arrayContaining(['administrator']) },
      broker: {
        id: 'real',
        name: 'real',
        environment: 'test',
        readOnly: false,
        version: expect.stringMatching(/^\d+\.\d+/),
      },
      vhosts: expect.arrayContaining([vhost.name]),
      permissions: expect.arrayContaining([{ vhost: vhost.name, configure: '.*', write: '.*', read: '.*' }]),
    })
    expect(client.cookie).toMatch(/^warren-session=[\w-]{22}$/)
    expect(await client.call(readSession)).toEqual(session)
  })

  test('with another alphabet, and without being shown what is not theirs', async () => {
    const { session } = await signIn('sign-in-ünï', 'gehéim 密码')
    expect(session).toMatchObject({ user: { name: 'sign-in-ünï' }, vhosts: [vhost.name], permissions: null })
  })

  test.each(['sign-in-no-permissions', 'sign-in-monitoring'])(
    '%s may enter no virtual host',
    async (user) => {
      const { session } = await signIn(user, 'secret')
      expect(session).toMatchObject({ vhosts: [], permissions: null })
    },
  )

  test.each([
    { user: 'sign-in-no-tag', password: 'wrong', broker: 'real', code: 'bad_credentials' },
    { user: 'sign-in-nobody', password: 'secret', broker: 'real', code: 'bad_credentials' },
    { user: 'sign-in-no-tag', password: 'secret', broker: 'real', code: 'no_management_tag' },
    { user: 'a:b', password: 'secret', broker: 'real', code: 'invalid_input' },
    { user: 'sign-in-no-tag', password: 'x'.repeat(60_000), broker: 'real', code: 'invalid_input' },
    { user: 'sign-in-no-tag', password: 'secret', broker: 'unheard-of', code: 'invalid_input' },
    { user: 'x', password: 'secret', broker: 'down', code: 'broker_unreachable' },
    { user: 'x', password: 'secret', broker: 'unresolved', code: 'broker_unreachable' },
    { user: 'x', password: 'secret', broker: 'amqp-port', code: 'broker_wrong_address' },
    { user: 'x', password: 'secret', broker: 'web', code: 'broker_wrong_address' },
    { user: 'x', password: 'secret', broker: 'prefix', code: 'broker_wrong_address' },
    { user: 'x', password: 'secret', broker: 'no-tls', code: 'broker_wrong_address' },
  ])('as $user at $broker is $code', async ({ user, password, broker, code }) => {
    const error = await failure(user, password, broker)
    expect(error.code).toBe(code)
    expect(error.message).not.toContain(password)
  })

  test.runIf(hasOpenssl)('over TLS needs the authority that is named, and the right name', async () => {
    const { session } = await signIn('sign-in-no-permissions', 'secret', 'trusted')
    expect(session.broker.id).toBe('trusted')
    expect((await failure('x', 'secret', 'untrusted')).code).toBe('broker_untrusted')
    expect((await failure('x', 'secret', 'other-name')).code).toBe('broker_untrusted')
  })

  test('a broker that says nothing is waited for 15 s', { timeout: 40_000 }, async () => {
    const start = performance.now()
    expect((await failure('x', 'secret', 'silent')).code).toBe('broker_timeout')
    expect(performance.now() - start).toBeLessThan(16_500)
  })

  test('again and again with a wrong password is stopped before the broker is asked', async () => {
    const codes = []
    for (let n = 0; n < 7; n += 1) codes.push((await failure('sign-in-guessed', `wrong ${n}`)).code)
    expect(codes.filter((code) => code === 'bad_credentials')).toHaveLength(5)
    const last = await failure('sign-in-guessed', 'wrong')
    expect(last).toMatchObject({ code: 'too_many_attempts', retryAfter: expect.any(Number) })
  })
})

describe('a session', () => {
  test('ends by signing out, and its cookie opens nothing any more', async () => {
    const { client } = await signIn('sign-in-no-permissions', 'secret')
    const { cookie } = client
    await client.call(closeSession)
    expect(client.cookie).toBe('warren-session=')
    client.cookie = cookie
    await expect(client.call(readSession)).rejects.toMatchObject({ code: 'signed_out' })
  })

  test('is a new one with each sign-in, and the old one ends', async () => {
    const { client } = await signIn('sign-in-no-permissions', 'secret')
    const old = client.cookie
    await client.call(openSession, { body: { username: 'sign-in-monitoring', password: 'secret' } })
    expect(client.cookie).not.toBe(old)
    const other = new ApiClient()
    other.cookie = old
    await expect(other.call(readSession)).rejects.toMatchObject({ code: 'signed_out' })
  })

  test('follows its tags, and ends when the broker no longer takes the password', async () => {
    const { client } = await signIn('sign-in-changing', 'secret')
    const session = sessions().use(client.cookie.split('=')[1] ?? '')
    if (session === null) throw new Error('no session')
    await manageBroker('PUT', 'users/sign-in-changing', { password: 'secret', tags: 'monitoring' })
    await verifySession(session, { now: true })
    expect(session.tags).toEqual(['monitoring'])
    await manageBroker('PUT', 'users/sign-in-changing', { password: 'another', tags: 'monitoring' })
    const ended: string[] = []
    sessions().onEnd((id, problem) => ended.push(`${id} ${problem.code}`))
    await Promise.allSettled([verifySession(session, { now: true }), verifySession(session, { now: true })])
    expect(ended).toEqual([`${session.id} signed_out`])
    await expect(client.call(readSession)).rejects.toMatchObject({ code: 'signed_out' })
  })

  test('ends when its user loses the last tag of management: AMQP would go on without', async () => {
    await manageBroker('PUT', 'users/sign-in-untagged', { password: 'secret', tags: 'management' })
    const { client } = await signIn('sign-in-untagged', 'secret')
    const session = sessions().use(client.cookie.split('=')[1] ?? '')
    if (session === null) throw new Error('no session')
    await manageBroker('PUT', 'users/sign-in-untagged', { password: 'secret', tags: '' })
    await expect(verifySession(session, { now: true })).rejects.toMatchObject({
      code: 'signed_out',
      message: expect.stringContaining('no longer has any of the tags'),
    })
    await expect(client.call(readSession)).rejects.toMatchObject({ code: 'signed_out' })
  })
})
