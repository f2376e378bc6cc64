import { describe, expect, test } from 'vitest'
import { brokerChannel } from '@/lib/rabbitmq/channel'
import { brokerChannelDetails, brokerChannelSamples } from '@/lib/rabbitmq/channel-details'
import { brokerSessions } from '@/lib/rabbitmq/amqp-session'
import { brokerConnectionDetails, brokerConnectionSamples } from '@/lib/rabbitmq/connection-details'
import { brokerExchangeDetails } from '@/lib/rabbitmq/exchange-details'
import { brokerExchangeSamples } from '@/lib/rabbitmq/exchange-samples'
import { tolerantList } from '@/lib/rabbitmq/page'
import { recorded, recordedVersions } from '@/lib/testing/replies'
import { rateTimeline } from './timeline'

/**
 * Recorded with rates_mode detailed while "shop-api" published some 20 messages a second through "shop" and to a queue by its
 * name, "billing-worker" acked what it got, and "secured" was connected by TLS with a certificate.
 */

test('the client id of MQTT is among its properties, or in the map that 3.10 has for it', () => {
  const of = (more: object) => brokerConnectionDetails.parse({ name: 'a', ...more }).clientId
  expect(of({ client_properties: { product: 'MQTT client', client_id: 'sensor-1' } })).toBe('sensor-1')
  expect(of({ variable_map: { client_id: 'sensor-2' } })).toBe('sensor-2')
  expect(of({ client_properties: { product: 'amqplib' }, variable_map: [] })).toBeNull()
})

test('of a connection and a channel without statistics what is not told is unknown', () => {
  expect(brokerConnectionDetails.parse({ name: 'a' })).toMatchObject({ tls: null, protocol: null })
  expect(brokerChannelDetails.parse({ name: 'a (1)' })).toMatchObject({ confirm: null, transactional: null })
})

const newest = (series: (number | null)[]) => series.findLast((value) => value !== null)

describe.each(recordedVersions)('RabbitMQ %s', (version) => {
  const isOld = version.startsWith('3.10')

  test('gives a connection with what its client says of itself', () => {
    const connection = brokerConnectionDetails.parse(recorded(version, 'connection'))
    expect(connection).toMatchObject({
      givenName: 'billing-worker',
      user: 'guest',
      vhost: 'shop',
      heartbeat: 60,
      frameMax: 131_072,
      channelMax: 2047,
      tls: false,
      peerSubject: null,
      peerSerial: null,
      receivedPackets: expect.any(Number),
      sentPackets: expect.any(Number),
    })
    expect(connection.collections).toMatchObject({ minor: expect.any(Number), minHeap: 233, maxHeap: 0 })
    expect(connection.clientProperties).toContainEqual({
      name: 'deployment',
      value: { region: 'eu-west', pod: 'a1' },
    })
  })

  test('gives what secures a connection, the serial number from 4.3 on', () => {
    expect(brokerConnectionDetails.parse(recorded(version, 'connection-tls'))).toMatchObject({
      tls: true,
      tlsProtocol: 'tlsv1.3',
      tlsCipher: 'aes_256_gcm',
      peerSubject: 'O=Example\\, Inc.,CN=billing-worker',
      peerIssuer: 'CN=Test CA',
      peerValidity: expect.stringMatching(/^2026-.* - 2027-/),
      peerSerial: version.startsWith('4.3') ? expect.stringMatching(/^[0-9A-F]+$/) : null,
    })
  })

  test('samples the traffic of a connection', () => {
    const samples = brokerConnectionSamples.parse(recorded(version, 'connection-samples'))
    const asOf = Math.max(...(samples.sent?.keys() ?? []))
    const timeline = rateTimeline(samples, { range: '1m', read: '1m', kept: [600, 3_600], asOf })
    expect(timeline).toMatchObject({ range: '1m', every: 5_000, kept: 3_600 })
    expect(timeline.at).toHaveLength(13)
    expect(newest(timeline.sent)).toBeGreaterThan(500)
    // It was not there a minute before.
    expect(timeline.sent[0]).toBeNull()
  })

  test('gives the channels of a connection as it lists them all', () => {
    const channels = tolerantList(brokerChannel).parse(recorded(version, 'connection-channels'))
    expect(channels.unreadable).toBe(0)
    expect(new Set(channels.rows.map(({ number }) => number))).toEqual(new Set([1, 2]))
  })

  test('gives what a channel gets and who consumes on it', () => {
    const channel = brokerChannelDetails.parse(recorded(version, 'channel-consuming'))
    expect(channel).toMatchObject({ prefetch: 20, globalPrefetch: isOld ? 0 : null, confirm: false })
    expect(channel.consumerList?.map(({ queue }) => queue).toSorted()).toEqual(['audit.log', 'orders.mail'])
    expect(channel.consumerList?.[0]?.prefetch).toBe(20)
    expect(channel.reductionsRate).toBeGreaterThan(1_000)
    expect(channel.collections).toMatchObject({ minor: expect.any(Number), fullAfter: 65_535, minHeap: 233 })
    expect(channel.pendingRaftCommands).toBe(0)
    expect(channel.cachedSegments).toBe(version.startsWith('4.3') ? 0 : null)
    expect(channel.publishes).toEqual([])
    expect(channel.deliveries.find(({ queue }) => queue === 'orders.mail')).toMatchObject({
      vhost: 'shop',
      deliverGetRate: expect.any(Number),
      ackRate: expect.any(Number),
    })
  })

  test('gives where a channel publishes, the default exchange too', () => {
    const channel = brokerChannelDetails.parse(recorded(version, 'channel-publishing'))
    expect(channel.publishes.map(({ exchange }) => exchange).toSorted()).toEqual(['', 'shop'])
    expect(channel.publishes[0]?.publishRate).toBeGreaterThan(5)
    const samples = brokerChannelSamples.parse(recorded(version, 'channel-samples'))
    const asOf = Math.max(...(samples.publish?.keys() ?? []))
    const timeline = rateTimeline(samples, { range: '1m', read: '1m', kept: undefined, asOf })
    expect(newest(timeline.publish)).toBeGreaterThan(10)
    expect(newest(timeline.unroutableDropped)).toBe(0)
    // A channel that never got a message has no such counters.
    expect(samples.deliverGet).toBeNull()
    expect(newest(timeline.deliverGet)).toBeUndefined()
  })

  test('gives who publishes to an exchange and which queues get it', () => {
    const exchange = brokerExchangeDetails.parse(recorded(version, 'exchange'))
    expect(exchange.policy).toBe('lost-and-found')
    expect(exchange.incoming).toHaveLength(2)
    expect(exchange.incoming[0]).toMatchObject({ user: 'guest', rate: expect.any(Number) })
    // Through another exchange as well.
    expect(exchange.outgoing.map(({ queue }) => queue)).toEqual(
      expect.arrayContaining(['audit.log', 'orders.invoice', 'orders.mail']),
    )
    const samples = brokerExchangeSamples.parse(recorded(version, 'exchange-samples'))
    const asOf = Math.max(...(samples.in?.keys() ?? []))
    const timeline = rateTimeline(samples, { range: '1m', read: '1m', kept: [600], asOf })
    expect(newest(timeline.in)).toBeGreaterThan(10)
    expect(newest(timeline.out)).toBeGreaterThan(newest(timeline.in) ?? 0)
  })

  test('counts nothing of an exchange that only others publish to', () => {
    const exchange = brokerExchangeDetails.parse(recorded(version, 'exchange-unused'))
    expect(exchange).toMatchObject({ incomingRate: null, outgoingRate: null, incoming: [], outgoing: [] })
  })
})

test('sessions of AMQP 1.0 have links with their credit', () => {
  const [session] = brokerSessions.parse(recorded('4.3.6', 'connection-sessions'))
  expect(session).toMatchObject({
    channel: 0,
    unsettled: 3,
    incomingWindow: 397,
    remoteIncomingWindow: 2_045,
  })
  expect(session?.incoming).toMatchObject([
    {
      name: 'sender-link',
      address: '/queues/amqp1',
      credit: 167,
      unconfirmed: 0,
      largestMessage: 16_777_216,
    },
  ])
  expect(session?.outgoing).toMatchObject([
    {
      name: 'receiver-link',
      queue: 'amqp1',
      credit: 4,
      deliveries: 3,
      sentSettled: false,
      largestMessage: null,
    },
  ])
})
