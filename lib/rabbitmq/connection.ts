import { z } from 'zod'
import { counter, known, optionalFlag, optionalText, rateOf } from './counters'

const text = z.string().nullable()

/** A connection as we show it. What this version, protocol or user's tag does not tell is null. */
export const connectionShape = z.object({
  name: z.string(),
  /** Set by the client in its properties (`connection_name`). */
  givenName: text,
  vhost: text,
  user: text,
  node: text,
  state: z.string(),
  /** `network` or `direct`: a direct one is a process of the broker itself, such as a shovel. */
  type: text,
  protocol: text,
  /** AMQP 1.0 only. */
  containerId: text,
  authMechanism: text,
  tls: z.boolean().nullable(),
  tlsProtocol: text,
  tlsCipher: text,
  tlsKeyExchange: text,
  tlsHash: text,
  /** The client's certificate, where it showed one. */
  peerSubject: text,
  peerIssuer: text,
  peerValidity: text,
  channels: known,
  channelMax: known,
  /** In bytes. */
  frameMax: known,
  /** In seconds; 0 is none. */
  heartbeat: known,
  /** What the client says of itself. */
  client: text,
  clientVersion: text,
  /** MQTT only. */
  clientId: text,
  platform: text,
  peer: text,
  /** The broker's end. */
  local: text,
  /** Milliseconds since the epoch, by the broker's clock. */
  connectedAt: known,
  received: known,
  sent: known,
  /** Bytes per second. */
  receivedRate: known,
  sentRate: known,
  /** Writes that the client has not taken yet. */
  sendPending: known,
})
export type Connection = z.output<typeof connectionShape>

const addressOf = (host: string | null, port: number | null) =>
  host === null ? null : `${host}:${port ?? '?'}`

const clientProperties = z
  .object({
    connection_name: optionalText,
    product: optionalText,
    version: optionalText,
    platform: optionalText,
    client_id: optionalText,
  })
  .nullish()
  .catch(null)

/** One row of GET /api/connections. Connections without statistics carry hardly more than a name. */
export const brokerConnection = z
  .object({
    name: z.string(),
    user_provided_name: optionalText,
    client_properties: clientProperties,
    // Where 3.10 has the client id of MQTT.
    variable_map: z.object({ client_id: optionalText }).nullish().catch(null),
    vhost: optionalText,
    user: optionalText,
    node: optionalText,
    state: z.string().catch('?'),
    type: optionalText,
    protocol: optionalText,
    container_id: optionalText,
    auth_mechanism: optionalText,
    ssl: optionalFlag,
    ssl_protocol: optionalText,
    ssl_cipher: optionalText,
    ssl_key_exchange: optionalText,
    ssl_hash: optionalText,
    peer_cert_subject: optionalText,
    peer_cert_issuer: optionalText,
    peer_cert_validity: optionalText,
    channels: counter,
    channel_max: counter,
    frame_max: counter,
    timeout: counter,
    peer_host: optionalText,
    peer_port: counter,
    host: optionalText,
    port: counter,
    connected_at: counter,
    recv_oct: counter,
    send_oct: counter,
    recv_oct_details: rateOf,
    send_oct_details: rateOf,
    send_pend: counter,
  })
  .transform((c): Connection => ({
    name: c.name,
    givenName: c.user_provided_name ?? c.client_properties?.connection_name ?? null,
    vhost: c.vhost,
    user: c.user,
    node: c.node,
    state: c.state,
    type: c.type,
    protocol: c.protocol,
    containerId: c.container_id,
    authMechanism: c.auth_mechanism,
    tls: c.ssl,
    tlsProtocol: c.ssl_protocol,
    tlsCipher: c.ssl_cipher,
    tlsKeyExchange: c.ssl_key_exchange,
    tlsHash: c.ssl_hash,
    peerSubject: c.peer_cert_subject,
    peerIssuer: c.peer_cert_issuer,
    peerValidity: c.peer_cert_validity,
    channels: c.channels,
    channelMax: c.channel_max,
    frameMax: c.frame_max,
    heartbeat: c.timeout,
    client: c.client_properties?.product ?? null,
    clientVersion: c.client_properties?.version ?? null,
    clientId: c.client_properties?.client_id ?? c.variable_map?.client_id ?? null,
    platform: c.client_properties?.platform ?? null,
    peer: addressOf(c.peer_host, c.peer_port),
    local: addressOf(c.host, c.port),
    connectedAt: c.connected_at,
    received: c.recv_oct,
    sent: c.send_oct,
    receivedRate: c.recv_oct_details,
    sentRate: c.send_oct_details,
    sendPending: c.send_pend,
  }))
