import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { manageBroker, TestVhost } from '@/lib/testing/test-vhost'
import { connectAmqp } from './connect'
import type { AmqpLogin } from './login'
import { closeAll, closeSession, leaseLink, openConnections } from './pool'

let vhost: TestVhost
beforeAll(async () => {
  vhost = await TestVhost.create('connect')
})
afterAll(async () => {
  await closeAll()
  await vhost.drop()
})

const servers: Server[] = []
async function listen(server: Server): Promise<AmqpLogin['amqpUrl']> {
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return { protocol: 'amqp', hostname: '127.0.0.1', port: (server.address() as AddressInfo).port }
}
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function outcome(login: Partial<AmqpLogin>, name = vhost.name, deadline = 10_000): Promise<unknown> {
  const model = await connectAmqp({ ...vhost.login(), ...login }, name, 'consume', deadline)
  await model.close()
  return 'connected'
}

describe('connecting', () => {
  it('works for names and passwords of any UTF-8', async () => {
    const login = await vhost.loginAs(`ünï 中文 ${vhost.name}`, 'pä:ss/wörd@%2F 密码 😀')
    expect(await outcome(login)).toBe('connected')
  })

  it('works for a virtual host of any name', async () => {
    const name = `${vhost.name}/a%2Fb 中文`
    await manageBroker('PUT', `vhosts/${encodeURIComponent(name)}`, {})
    try {
      await manageBroker('PUT', `permissions/${encodeURIComponent(name)}/${vhost.login().username}`, {
        configure: '',
        write: '',
        read: '',
      })
      expect(await outcome({}, name)).toBe('connected')
    } finally {
      await manageBroker('DELETE', `vhosts/${encodeURIComponent(name)}`)
    }
  })

  it('tells a wrong password from a virtual host that may not be entered', async () => {
    await expect(outcome({ password: 'wrong' })).rejects.toMatchObject({ code: 'bad_credentials' })
    await expect(outcome({ password: 'wr\0ng' })).rejects.toMatchObject({ code: 'bad_credentials' })
    await expect(outcome({}, 'not there')).rejects.toMatchObject({ code: 'refused' })
    const login = await vhost.loginAs(`nobody ${vhost.name}`, 'x', null)
    await expect(outcome(login)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining(`virtual host '${vhost.name}'`),
    })
  })

  it('names the address that does not answer', async () => {
    const amqpUrl = await listen(createServer())
    servers.pop()?.close()
    await expect(outcome({ amqpUrl })).rejects.toMatchObject({
      code: 'broker_unreachable',
      message: `AMQP at amqp://127.0.0.1:${amqpUrl.port}: the connection was refused.`,
    })
  })

  it('knows what does not speak AMQP', async () => {
    const http = await listen(createHttpServer())
    await expect(outcome({ amqpUrl: http })).rejects.toMatchObject({ code: 'broker_unexpected' })
    const closing = await listen(createServer((socket) => socket.end()))
    await expect(outcome({ amqpUrl: closing })).rejects.toMatchObject({ code: 'broker_unexpected' })
  })

  it('gives up at its own deadline, and closes the socket', async () => {
    let closed = 0
    const amqpUrl = await listen(
      createServer((socket) => {
        const dribble = setInterval(() => socket.write(Buffer.of(1)), 20)
        socket.on('error', () => undefined)
        socket.on('close', () => {
          clearInterval(dribble)
          closed += 1
        })
      }),
    )
    // Plain zero bytes would be a frame: one byte at a time stays within its first seven for long enough.
    await expect(outcome({ amqpUrl }, vhost.name, 100)).rejects.toMatchObject({ code: 'broker_timeout' })
    await expect.poll(() => closed).toBe(1)
  })
})

const certificateTool = 'openssl'
const hasCertificateTool = (() => {
  try {
    execFileSync(certificateTool, ['version'])
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!hasCertificateTool)('connecting over TLS', () => {
  let directory: string
  let key: Buffer
  let cert: Buffer
  beforeAll(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'warren-tls-'))
    const [keyFile, certFile] = [path.join(directory, 'key.pem'), path.join(directory, 'cert.pem')]
    execFileSync(
      certificateTool,
      [
        'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost',
        '-addext subjectAltName=DNS:localhost',
      ]
        .join(' ')
        .split(' ')
        .concat('-keyout', keyFile, '-out', certFile),
      { stdio: 'ignore' },
    )
    key = readFileSync(keyFile)
    cert = readFileSync(certFile)
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  /** TLS in front of the broker's plain port. */
  async function listenTls(): Promise<AmqpLogin['amqpUrl']> {
    const { port, hostname } = vhost.login().amqpUrl
    const server = createTlsServer({ key, cert }, (client) => {
      const broker = connect(port, hostname)
      client.pipe(broker).pipe(client)
      client.on('error', () => broker.destroy())
      broker.on('error', () => client.destroy())
    })
    return { ...(await listen(server)), protocol: 'amqps', hostname: 'localhost' }
  }

  it('works with the authority that is configured, and not without', async () => {
    const amqpUrl = await listenTls()
    expect(await outcome({ amqpUrl, ca: cert.toString() })).toBe('connected')
    await expect(outcome({ amqpUrl })).rejects.toMatchObject({
      code: 'broker_untrusted',
      message: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'),
    })
  })

  it('refuses a certificate for another host', async () => {
    const amqpUrl = { ...(await listenTls()), hostname: '127.0.0.1' }
    await expect(outcome({ amqpUrl, ca: cert.toString() })).rejects.toMatchObject({
      code: 'broker_untrusted',
      message: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID'),
    })
  })

  it('keeps the deadline when TLS never begins', async () => {
    const amqpUrl = { ...(await listen(createServer(() => undefined))), protocol: 'amqps' as const }
    await expect(outcome({ amqpUrl }, vhost.name, 100)).rejects.toMatchObject({ code: 'broker_timeout' })
  })
})

describe('the pool', () => {
  it('shares a connection within session, virtual host and purpose only', async () => {
    const login = vhost.login()
    const first = await leaseLink(login, vhost.name, 'consume')
    const again = await leaseLink(login, vhost.name, 'consume')
    const publishing = await leaseLink(login, vhost.name, 'publish')
    const others = await leaseLink(vhost.login(), vhost.name, 'consume')
    expect(again.link).toBe(first.link)
    expect(new Set([first.link, publishing.link, others.link]).size).toBe(3)
    for (const lease of [first, again, publishing, others]) lease.release()
  })

  it('opens one connection for many at once, and a new one after it broke', async () => {
    const login = vhost.login()
    const leases = await Promise.all(Array.from({ length: 5 }, () => leaseLink(login, vhost.name, 'get')))
    expect(new Set(leases.map((lease) => lease.link)).size).toBe(1)
    leases[0]?.link.discard()
    await expect.poll(() => leases[0]?.link.ended?.problem.code).toBe('broker_unreachable')
    const next = await leaseLink(login, vhost.name, 'get')
    expect(next.link.ended).toBeNull()
    await closeSession(login.sessionId)
    expect(next.link.ended).not.toBeNull()
  })

  it('ends everything of a session, and a connection that is still being opened', async () => {
    const before = openConnections()
    const login = vhost.login()
    const opening = leaseLink(login, vhost.name, 'consume')
    await closeSession(login.sessionId)
    await expect(opening).rejects.toMatchObject({ code: 'signed_out' })
    expect(openConnections()).toBe(before)
  })

  it('keeps nothing of an attempt that failed', async () => {
    const before = openConnections()
    const login = { ...vhost.login(), password: 'wrong' }
    await expect(leaseLink(login, vhost.name, 'consume')).rejects.toMatchObject({ code: 'bad_credentials' })
    expect(openConnections()).toBe(before)
  })

  it('says so when a session has too many in use', async () => {
    const login = vhost.login()
    const purposes = ['consume', 'get', 'publish'] as const
    const names = Array.from({ length: 9 }, (_, index) => `${vhost.name}-${index}`)
    const permissions = { configure: '', write: '', read: '' }
    for (const name of names) {
      await manageBroker('PUT', `vhosts/${name}`, {})
      await manageBroker('PUT', `permissions/${name}/${login.username}`, permissions)
    }
    try {
      const leases = []
      for (const name of names.slice(0, 8)) {
        for (const purpose of purposes) leases.push(await leaseLink(login, name, purpose))
      }
      const last = `${vhost.name}-8`
      await expect(leaseLink(login, last, 'get')).rejects.toMatchObject({ code: 'too_many' })
      leases[0]?.release()
      const { link } = await leaseLink(login, last, 'get')
      expect(link.ended).toBeNull()
    } finally {
      await closeSession(login.sessionId)
      for (const name of names) await manageBroker('DELETE', `vhosts/${name}`)
    }
  })
})
