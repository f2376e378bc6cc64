import { connect } from 'node:net'

type Value = string | number | boolean | null | Buffer

const text = (code: number, bytes: Buffer) => Buffer.concat([Buffer.from([code, bytes.length]), bytes])
const symbol = (name: string) => text(0xa3, Buffer.from(name))
const binary = (bytes: string) => text(0xa0, Buffer.from(bytes))

/** Numbers are uint, texts str8; what is encoded already stays as it is. */
function encode(value: Value): Buffer {
  if (value === null) return Buffer.from([0x40])
  if (typeof value === 'boolean') return Buffer.from([value ? 0x41 : 0x42])
  if (typeof value === 'string') return text(0xa1, Buffer.from(value))
  if (Buffer.isBuffer(value)) return value
  const number = Buffer.alloc(5)
  number[0] = 0x70
  number.writeUInt32BE(value, 1)
  return number
}

/** A described list: what AMQP 1.0 says everything with. */
function composite(code: number, fields: readonly Value[]): Buffer {
  const body = Buffer.concat(fields.map(encode))
  return Buffer.concat([Buffer.from([0x00, 0x53, code, 0xc0, body.length + 1, fields.length]), body])
}

function frame(type: 0 | 1, body: Buffer): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 2, type, 0, 0])
  head.writeUInt32BE(head.length + body.length)
  return Buffer.concat([head, body])
}

interface Opened {
  host: string
  port: number
  username: string
  password: string
  vhost: string
  /** It publishes to this queue, and consumes from it. */
  queue: string
  credit: number
  /** An SQL expression that a message has to fulfil (4.2 and later). */
  sql?: string
}

const none = (count: number): null[] => Array.from({ length: count }, () => null)

/** A map of one filter: its name and what it is are fixed. */
function sqlFilter(expression: string): Buffer {
  const described = Buffer.concat([Buffer.from([0x00]), symbol('amqp:sql-filter'), encode(expression)])
  const body = Buffer.concat([symbol('sql-filter'), described])
  return Buffer.concat([Buffer.from([0xc1, body.length + 1, 2]), body])
}

/** A client that speaks AMQP 1.0 as far as it takes to have one session with a link in each direction. */
export async function openAmqp10(to: Opened): Promise<{ close: () => void }> {
  const address = `/queues/${encodeURIComponent(to.queue)}`
  const source = composite(0x28, to.sql === undefined ? [address] : [address, ...none(6), sqlFilter(to.sql)])
  const target = composite(0x29, [address])
  const nowhere = composite(0x29, [])
  const socket = connect(to.port, to.host)
  const answered = new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the broker closed the connection')))
    // The last answer is to the second attach, which names its link.
    socket.on('data', (data) => {
      if (data.includes('takes')) resolve()
    })
  })
  socket.write(
    Buffer.concat([
      Buffer.from('AMQP\u0003\u0001\u0000\u0000', 'latin1'),
      frame(1, composite(0x41, [symbol('PLAIN'), binary(`\u0000${to.username}\u0000${to.password}`)])),
      Buffer.from('AMQP\u0000\u0001\u0000\u0000', 'latin1'),
      frame(0, composite(0x10, ['a container', `vhost:${to.vhost}`])),
      frame(0, composite(0x11, [null, 0, 100, 100])),
      frame(0, composite(0x12, ['gives', 0, false, null, null, composite(0x28, []), target, null, null, 0])),
      frame(0, composite(0x12, ['takes', 1, true, null, null, source, nowhere])),
      frame(0, composite(0x13, [0, 100, 0, 100, 1, 0, to.credit])),
    ]),
  )
  await answered
  return { close: () => socket.removeAllListeners('close').destroy() }
}
