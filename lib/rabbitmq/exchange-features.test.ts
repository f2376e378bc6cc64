import { describe, expect, it } from 'vitest'
import { exchangeFeatures, routingOf, whyUndeletable } from './exchange-features'
import { brokerExchange } from './exchange'

const exchange = (more: Record<string, unknown>) =>
  brokerExchange.parse({ name: 'orders', vhost: '/', type: 'topic', durable: true, ...more })

describe('what a list says of an exchange', () => {
  it('shortens flags and the alternate exchange', () => {
    const features = exchangeFeatures(
      exchange({ auto_delete: true, internal: true, arguments: { 'alternate-exchange': 'lost', 'x-a': 1 } }),
    )
    expect(features.map((feature) => feature.short)).toEqual(['D', 'AD', 'I', 'AE', 'a'])
    expect(features[3]).toMatchObject({ name: 'alternate-exchange', value: 'lost' })
    expect(features[4]?.value).toBe('1')
  })

  it('knows what the broker keeps for itself', () => {
    expect(whyUndeletable('')).toBe('default')
    expect(whyUndeletable('amq.topic')).toBe('reserved')
    expect(whyUndeletable('amqp')).toBeNull()
  })

  it('says how it routes', () => {
    expect(routingOf({ name: '', type: 'direct' })).toBe('default')
    expect(routingOf({ name: 'x', type: 'topic' })).toBe('topic')
    expect(routingOf({ name: 'x', type: 'constructor' })).toBe('other')
  })
})
