import { connect, type Socket } from 'node:net'

const uint = (bytes: 1 | 2 | 4, value: number): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}
const uint64 = (value: number): Buffer => {
  const buffer = Buffer.alloc(8)
  buffer.writeBigUInt64BE(BigInt(value))
  return buffer
}
const text = (value: string): Buffer => Buffer.concat([uint(2, Buffer.byteLength(value)), Buffer.from(value)])
const bytes = (value: Buffer): Buffer => Buffer.concat([uint(4, value.length), value])
const list = (items: readonly Buffer[]): Buffer => Buffer.concat([uint(4, items.length), ...items])
const pairs = (of: Readonly<Record<string, string>>): Buffer =>
  list(Object.entries(of).map(([name, value]) => Buffer.concat([text(name), text(value)])))

/** A body as a message of AMQP 1.0 with one data section. */
function message(body: string): Buffer {
  const data = Buffer.from(body)
  return Buffer.concat([Buffer.from([0x00, 0x53, 0x75, 0xb0]), bytes(data)])
}

const ok = 1
const response = 0x8000
const command = {
  declarePublisher: 0x01,
  publish: 0x02,
  confirm: 0x03,
  subscribe: 0x07,
  storeOffset: 0x0a,
  peerProperties: 0x11,
  saslHandshake: 0x12,
  saslAuthenticate: 0x13,
  tune: 0x14,
  open: 0x15,
  consumerUpdate: 0x1a,
} as const

interface Opened {
  host: string
  port: number
  username: string
  password: string
  vhost: string
  /** What the client says of itself, such as `connection_name`. */
  properties?: Readonly<Record<string, string>>
}

interface Awaiting {
  resolve: () => void
  reject: (error: Error) => void
}

/** A client of RabbitMQ's stream protocol, as far as it takes to publish, to store an offset and to subscribe. */
export class StreamClient {
  private received = Buffer.alloc(0)
  private correlation = 0
  private published = 0
  private readonly awaiting = new Map<string, Awaiting>()

  private constructor(private readonly socket: Socket) {
    socket.on('data', (data) => this.take(data))
    socket.on('error', (error) => this.fail(error))
    socket.on('close', () => this.fail(new Error('the broker closed the connection')))
  }

  static async open(to: Opened): Promise<StreamClient> {
    const client = new StreamClient(connect(to.port, to.host))
    const login = Buffer.from(`\u0000${to.username}\u0000${to.password}`)
    await client.ask(command.peerProperties, pairs(to.properties ?? {}))
    await client.ask(command.saslHandshake)
    const tuned = client.answerTo('tune')
    await client.ask(command.saslAuthenticate, text('PLAIN'), bytes(login))
    await tuned
    // Any size of frame, and no heartbeats.
    client.send(response + command.tune, uint(4, 0), uint(4, 0))
    await client.ask(command.open, text(to.vhost))
    return client
  }

  /** Ids are this connection's, a reference ("" for none) is the stream's. */
  declarePublisher(id: number, reference: string, stream: string): Promise<void> {
    return this.ask(command.declarePublisher, uint(1, id), text(reference), text(stream))
  }

  /** Until the last of them is confirmed. */
  async publish(publisher: number, bodies: readonly string[]): Promise<void> {
    const messages = bodies.map((body) =>
      Buffer.concat([uint64((this.published += 1)), bytes(message(body))]),
    )
    const confirmed = this.answerTo(`confirm ${this.published}`)
    this.send(command.publish, uint(1, publisher), list(messages))
    await confirmed
  }

  /** Nobody answers to this. */
  storeOffset(reference: string, stream: string, offset: number): void {
    this.send(command.storeOffset, text(reference), text(stream), uint64(offset))
  }

  /** From the first message on; one credit is one chunk. */
  subscribe(
    id: number,
    stream: string,
    credit: number,
    properties: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    return this.ask(
      command.subscribe,
      uint(1, id),
      text(stream),
      uint(2, 1),
      uint(2, credit),
      pairs(properties),
    )
  }

  close(): void {
    this.socket.removeAllListeners('close').destroy()
  }

  private answerTo(what: string): Promise<void> {
    return new Promise((resolve, reject) => this.awaiting.set(what, { resolve, reject }))
  }

  private ask(key: number, ...content: Buffer[]): Promise<void> {
    this.correlation += 1
    const answer = this.answerTo(`answer ${this.correlation}`)
    this.send(key, uint(4, this.correlation), ...content)
    return answer
  }

  private send(key: number, ...content: Buffer[]): void {
    const version = 1
    this.socket.write(bytes(Buffer.concat([uint(2, key), uint(2, version), ...content])))
  }

  private take(data: Buffer): void {
    this.received = Buffer.concat([this.received, data])
    while (this.received.length >= 4) {
      const end = 4 + this.received.readUInt32BE(0)
      if (this.received.length < end) return
      const frame = this.received.subarray(4, end)
      this.received = this.received.subarray(end)
      this.understand(frame.readUInt16BE(0), frame.subarray(4))
    }
  }

  private understand(key: number, content: Buffer): void {
    if (key === command.tune) this.settle('tune')
    // Whether this one of several is the active one: it goes on from the next message.
    else if (key === command.consumerUpdate)
      this.send(response + key, content.subarray(0, 4), uint(2, ok), uint(2, 3))
    else if (key === command.confirm) {
      const count = content.readUInt32BE(1)
      for (let each = 0; each < count; each += 1)
        this.settle(`confirm ${content.readBigUInt64BE(5 + 8 * each)}`)
    } else if (key > response) {
      const code = content.readUInt16BE(4)
      const failure = code === ok ? null : new Error(`code ${code} to command ${key - response}`)
      this.settle(`answer ${content.readUInt32BE(0)}`, failure)
    }
  }

  private settle(what: string, failure: Error | null = null): void {
    const awaiting = this.awaiting.get(what)
    this.awaiting.delete(what)
    if (failure === null) awaiting?.resolve()
    else awaiting?.reject(failure)
  }

  private fail(error: Error): void {
    for (const what of this.awaiting.keys()) this.settle(what, error)
  }
}
