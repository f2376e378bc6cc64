import { describe, expect, it } from 'vitest'
import { publishDefaults, publishForm, type PublishValues } from './publish-values'

const values = publishDefaults({ vhost: '/', exchange: '', routingKey: 'orders' })
const withProperties = (properties: Partial<PublishValues['properties']>): PublishValues => ({
  ...values,
  properties: { ...values.properties, ...properties },
})
const pathsOf = (input: PublishValues) => {
  const parsed = publishForm.safeParse(input)
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'))
}

describe('the publish form', () => {
  it('is valid as it opens, and asks for a confirm and for returns', () => {
    const request = publishForm.parse(values)
    expect(request).toMatchObject({ vhost: '/', exchange: '', confirm: true, mandatory: true })
    expect(request.properties).toMatchObject({
      deliveryMode: 2,
      priority: null,
      timestamp: null,
      headers: [],
    })
  })

  it('turns what was typed into numbers', () => {
    const request = publishForm.parse(
      withProperties({ deliveryMode: '1', priority: ' 9', timestamp: '1700000000', expiration: '600000' }),
    )
    expect(request.properties).toMatchObject({
      deliveryMode: 1,
      priority: 9,
      timestamp: 1_700_000_000,
      expiration: '600000',
    })
  })

  it('names the property that does not fit', () => {
    expect(pathsOf(withProperties({ priority: '256' }))).toEqual(['properties.priority'])
    expect(pathsOf(withProperties({ priority: 'high' }))).toEqual(['properties.priority'])
    expect(pathsOf(withProperties({ timestamp: '-1' }))).toEqual(['properties.timestamp'])
    expect(pathsOf(withProperties({ expiration: '10 s' }))).toEqual(['properties.expiration'])
    expect(pathsOf(withProperties({ headers: [{ name: 'n', type: 'int8', value: '128' }] }))).toEqual([
      'properties.headers.0.value',
    ])
  })

  it('takes no offence at a header row that is still blank, unless others follow', () => {
    const blank = { name: '', type: 'string', value: '' } as const
    const given = { name: 'tenant', type: 'string', value: 'a' } as const
    expect(publishForm.parse(withProperties({ headers: [given, blank] })).properties.headers).toEqual([given])
    expect(pathsOf(withProperties({ headers: [blank, given] }))).toEqual(['properties.headers.0.name'])
  })

  it('counts the bytes of a routing key, not its letters', () => {
    expect(pathsOf({ ...values, routingKey: 'é'.repeat(127) })).toEqual([])
    expect(pathsOf({ ...values, routingKey: 'é'.repeat(128) })).toEqual(['routingKey'])
  })

  it('checks base64 only where base64 was said', () => {
    expect(pathsOf({ ...values, payload: 'no!' })).toEqual([])
    expect(pathsOf({ ...values, payload: 'no!', payloadEncoding: 'base64' })).toEqual(['payload'])
  })

  it('needs a virtual host', () => {
    expect(pathsOf({ ...values, vhost: '' })).toEqual(['vhost'])
  })
})
