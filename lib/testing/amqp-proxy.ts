import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { AmqpLogin } from '@/lib/server/amqp/login'

/** A TCP proxy before the broker that lets a test spoil the connection. */
export interface AmqpProxy {
  readonly amqpUrl: AmqpLogin['amqpUrl']
  /** Called with what the client sends before it is passed on. */
  onClientBytes: (bytes: Buffer) => void
  /** Nothing of the broker reaches the client any more. */
  silence(): void
  /** Nothing passes any more, either way, and nobody is told: a cable that was pulled. */
  stall(): void
  /** Reads no more from clients until `flow`: what they send fills up their side. */
  jam(): void
  flow(): void
  /** What the broker says reaches the client so many milliseconds later. */
  slow(milliseconds: number): void
  /** The same, by what it says. */
  lagOf: (bytes: Buffer) => number
  /** Bytes that the client takes for the broker's. */
  inject(bytes: Buffer): void
  /** Connections of clients. */
  open(): number
  /** Cuts all connections. */
  cut(): void
  close(): Promise<void>
}

/** True for bytes that hold a basic.publish. */
export const holdsPublish = (bytes: Buffer): boolean => bytes.includes(Buffer.of(0, 60, 0, 40))

/** True for bytes that hold a connection.close. */
export const holdsClose = (bytes: Buffer): boolean => bytes.includes(Buffer.of(0, 10, 0, 50))

/** True for bytes that hold a channel.close. */
export const holdsChannelClose = (bytes: Buffer): boolean => bytes.includes(Buffer.of(0, 20, 0, 40))

/** True for bytes that hold a basic.cancel. */
export const holdsCancel = (bytes: Buffer): boolean => bytes.includes(Buffer.of(0, 60, 0, 30))

/** True for bytes that hold a basic.ack: of the broker, a confirm. */
export const holdsAck = (bytes: Buffer): boolean => bytes.includes(Buffer.of(0, 60, 0, 80))

/** True for bytes that hold a basic.nack. */
export const holdsNack = (bytes: Buffer): boolean => bytes.includes(Buffer.of(0, 60, 0, 120))

/** Starts a proxy on a free port of the loopback. */
export async function startAmqpProxy(target: AmqpLogin['amqpUrl']): Promise<AmqpProxy> {
  const clients = new Set<Socket>()
  let isSilent = false
  let isStalled = false
  const server = createServer((client) => {
    const broker = connect(target.port, target.hostname)
    clients.add(client)
    client.on('data', (bytes) => {
      proxy.onClientBytes(bytes)
      if (!isStalled) broker.write(bytes)
    })
    broker.on('data', (bytes) => {
      if (isSilent || isStalled) return
      const lag = proxy.lagOf(bytes)
      if (lag === 0) client.write(bytes)
      else setTimeout(() => client.write(bytes), lag)
    })
    for (const [one, other] of [
      [client, broker],
      [broker, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
    client.on('close', () => clients.delete(client))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const proxy: AmqpProxy = {
    amqpUrl: { protocol: 'amqp', hostname: '127.0.0.1', port: (server.address() as AddressInfo).port },
    onClientBytes: () => undefined,
    silence: () => {
      isSilent = true
    },
    stall: () => {
      isStalled = true
    },
    jam: () => {
      for (const client of clients) client.pause()
    },
    flow: () => {
      for (const client of clients) client.resume()
    },
    slow: (milliseconds) => {
      proxy.lagOf = () => milliseconds
    },
    lagOf: () => 0,
    inject: (bytes) => {
      for (const client of clients) client.write(bytes)
    },
    open: () => clients.size,
    cut: () => {
      for (const client of clients) client.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        proxy.cut()
        server.close(() => resolve())
      }),
  }
  return proxy
}
