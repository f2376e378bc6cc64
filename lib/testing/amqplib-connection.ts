import { createRequire } from 'node:module'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import type { ChannelModel } from 'amqplib'
import { internalsOf, type ConnectionInternals } from '@/lib/server/amqp/internals'

const require = createRequire(import.meta.url)

/** Where the amqplib that we use lies. */
export const amqplibDirectory = path.dirname(require.resolve('amqplib'))

/** amqplib exports only its surface; this is the class whose instances raw-frames.ts and raw-writes.ts change. */
const { Connection } = require(path.join(amqplibDirectory, 'lib', 'connection.js')) as {
  Connection: new (stream: Duplex) => object
}

/** A connection of amqplib over this stream, without a handshake. */
export const amqplibConnection = (stream: Duplex): ConnectionInternals =>
  internalsOf({ connection: new Connection(stream) } as unknown as ChannelModel)
