import 'server-only'
import { connect, type ChannelModel } from 'amqplib'
import { ConsoleError } from '@/lib/api/problem'
import { handshakeProblem } from './handshake'
import { internalsOf } from './internals'
import type { AmqpLogin } from './login'
import { installRawFrames } from './raw-frames'

/** Publishing and consuming apart: a blocked publisher's connection holds back acks too. A get of a stream closes its own (540). */
export type Purpose = 'publish' | 'consume' | 'get'

/** How much of a body is kept as it arrives, by purpose. Brokers take up to 128 MiB before 4.0, and as told after. */
export const maxBodies: Record<Purpose, number> = {
  publish: 64 * 1024,
  get: 64 * 1024,
  consume: 16 * 1024 * 1024,
}

const connectDeadline = 10_000
/** Seconds; the broker's 60 would notice a dead peer after three minutes. */
const heartbeat = 10

/**
 * An open AMQP connection in one virtual host with listeners for nothing yet. The object form, field by field: amqplib's
 * URL form takes credentials for Latin-1 and lets a URL set the socket's options.
 */
export async function connectAmqp(
  login: AmqpLogin,
  vhost: string,
  purpose: Purpose,
  deadline = connectDeadline,
): Promise<ChannelModel> {
  // PLAIN separates user and password by NUL.
  if (`${login.username}${login.password}`.includes('\0')) {
    throw new ConsoleError('bad_credentials', 'Usernames and passwords hold no NUL character.')
  }
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), deadline)
  const socketOptions = {
    // amqplib's `timeout` is of an idle socket, which a slow peer can keep alive for ever.
    signal: abort.signal,
    noDelay: true,
    clientProperties: {
      product: 'Warren',
      connection_name: `Warren (${login.username}, ${purpose})`,
    },
    ...(login.ca === null ? {} : { ca: login.ca }),
  }
  let model: ChannelModel
  try {
    model = await connect(
      {
        protocol: login.amqpUrl.protocol,
        hostname: login.amqpUrl.hostname,
        port: login.amqpUrl.port,
        username: login.username,
        password: login.password,
        // amqplib unescapes it, in the object form too.
        vhost: encodeURIComponent(vhost.toWellFormed()),
        heartbeat,
        maxFrameSize: 1024 * 1024,
      },
      socketOptions,
    )
  } catch (error) {
    throw handshakeProblem(error, login, vhost)
  } finally {
    clearTimeout(timer)
  }
  installRawFrames(internalsOf(model), { maxBody: maxBodies[purpose] })
  return model
}
