import { z } from 'zod'
import { argumentsShape, brokerArguments } from './arguments'
import { brokerConnection, connectionShape } from './connection'
import { brokerCollections, collectionsShape } from './collections'
import { counter, known, optionalText, rateOf } from './counters'
import { noColumnsYet, samplesOf } from './samples'

/** What a connection's page shows besides what the list does. Null where this version or user is not told. */
export const connectionDetailsShape = connectionShape.extend({
  /** What the client says of itself, as it said it: tables nest. */
  clientProperties: argumentsShape,
  /** Serial number of the client's certificate (4.3). */
  peerSerial: z.string().nullable(),
  /** Packets. */
  receivedPackets: known,
  sentPackets: known,
  /** The broker's work for it, in Erlang's reductions per second. */
  reductionsRate: known,
  collections: collectionsShape,
})
export type ConnectionDetails = z.output<typeof connectionDetailsShape>

const more = z.object({
  client_properties: brokerArguments,
  peer_cert_serial_number: optionalText,
  recv_cnt: counter,
  send_cnt: counter,
  reductions_details: rateOf,
  garbage_collection: brokerCollections,
})

/** GET /api/connections/{name}. */
export const brokerConnectionDetails = z.unknown().transform((raw, context): ConnectionDetails => {
  const row = brokerConnection.safeParse(raw)
  const rest = more.safeParse(raw)
  if (row.success && rest.success) {
    return {
      ...row.data,
      clientProperties: rest.data.client_properties,
      peerSerial: rest.data.peer_cert_serial_number,
      receivedPackets: rest.data.recv_cnt,
      sentPackets: rest.data.send_cnt,
      reductionsRate: rest.data.reductions_details,
      collections: rest.data.garbage_collection,
    }
  }
  context.addIssue({ code: 'custom', message: 'not a connection' })
  return z.NEVER
})

/** The same with the samples of a range. Of single connections the broker ignores `columns` (3.10 to 4.3). */
export const brokerConnectionSamples = z
  .preprocess(noColumnsYet, z.object({ recv_oct_details: samplesOf, send_oct_details: samplesOf }))
  .transform((connection) => ({
    received: connection.recv_oct_details,
    sent: connection.send_oct_details,
  }))
