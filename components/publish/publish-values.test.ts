import { describe, expect, it } from 'vitest'
import { formSchemas } from './check-form'
import { publishDefaults, type PublishTab, type PublishValues } from './publish-values'

const values = publishDefaults({ vhost: '/', exchange: '', routingKey: 'orders' })
const withProperties = (properties: Partial<PublishValues['properties']>): PublishValues => ({
  ...values,
  properties: { ...values.properties, ...properties },
})
const pathsOf = (input: PublishValues, tab: PublishTab = 'message') =>
  formSchemas[tab].safeParse(input).error?.issues.map((issue) => issue.path.join('.')) ?? []

describe('the publish form', () => {
  it('is valid as it opens in every tab, and asks for a confirm and for returns', () => {
    const request = formSchemas.message.parse(values)
    expect(request).toMatchObject({ vhost: '/', exchange: '', guarantee: 'confirm', mandatory: true })
    expect(request.properties).toMatchObject({
      deliveryMode: 2,
      priority: null,
      timestamp: null,
      headers: [],
    })
    expect(formSchemas.batch.parse(values)).toMatchObject({
      source: { count: 1000 },
      rate: null,
      window: 256,
    })
    expect(formSchemas.request.parse(values)).toMatchObject({ timeLimit: 5000, replies: 1 })
  })

  it('takes no column for what has two of its name in the file, and others all the same', () => {
    const pathsWith = (format: Partial<PublishValues['source']['format']>) => {
      const file = { kind: 'csv' as const, payload: 'a', columns: ['a', 'b', 'b', 'c'] }
      const upload = { id: 'u', name: 'f.csv', bytes: 9, sha256: '' }
      return pathsOf(
        {
          ...values,
          source: {
            ...values.source,
            kind: 'file',
            upload,
            format: { ...values.source.format, ...file, ...format },
          },
        },
        'batch',
      )
    }
    expect(pathsWith({ routingKey: 'c' })).toEqual([])
    expect(pathsWith({ payload: 'b' })).toEqual(['source.format.payload'])
    expect(pathsWith({ routingKey: 'b', messageId: 'b' })).toEqual([
      'source.format.routingKey',
      'source.format.messageId',
    ])
  })

  it('turns what was typed into numbers', () => {
    const request = formSchemas.message.parse(
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
    const parsed = formSchemas.message.parse(withProperties({ headers: [given, blank] }))
    expect(parsed.properties.headers).toEqual([given])
    expect(pathsOf(withProperties({ headers: [blank, given] }))).toEqual(['properties.headers.0.name'])
  })

  it('counts the bytes of a routing key, not its letters', () => {
    expect(pathsOf({ ...values, routingKey: 'é'.repeat(127) })).toEqual([])
    expect(pathsOf({ ...values, routingKey: 'é'.repeat(128) })).toEqual(['routingKey'])
  })

  it('checks a payload as what it was said to be', () => {
    expect(pathsOf({ ...values, payload: 'no!' })).toEqual([])
    expect(pathsOf({ ...values, payload: 'no!', payloadEncoding: 'base64' })).toEqual(['payload'])
    expect(pathsOf({ ...values, payload: '0g', payloadEncoding: 'hex' })).toEqual(['payload'])
    expect(pathsOf({ ...values, payload: '00 FF', payloadEncoding: 'hex' })).toEqual([])
    expect(pathsOf({ ...values, payload: '{"a"}', payloadEncoding: 'json' })).toEqual(['payload'])
    expect(pathsOf({ ...values, payload: '{"n": {{n}}}', payloadEncoding: 'json' })).toEqual(['payload'])
    expect(pathsOf({ ...values, payload: 'x', payloadEncoding: 'file' })).toEqual(['payload'])
  })

  it('needs a virtual host', () => {
    for (const tab of ['message', 'batch', 'request'] as const) {
      expect(pathsOf({ ...values, vhost: '' }, tab)).toEqual(['vhost'])
    }
  })

  it('of a batch fills placeholders before it looks at what they stand in', () => {
    const filled = withProperties({
      priority: '{{random 0 9}}',
      expiration: '{{pick 1000 2000}}',
      headers: [{ name: 'n', type: 'int32', value: '{{n}}' }],
    })
    expect(pathsOf({ ...filled, payload: '{"n": {{n}}}', payloadEncoding: 'json' }, 'batch')).toEqual([])
    expect(pathsOf(withProperties({ priority: '{{random 0 300}}', messageId: '{{uid}}' }), 'batch')).toEqual([
      'properties.messageId',
    ])
    expect(pathsOf({ ...values, rate: 'fast' }, 'batch')).toEqual(['rate'])
    expect(pathsOf({ ...values, source: { ...values.source, count: '' } }, 'batch')).toEqual(['source.count'])
  })

  it('of a batch from a file needs the file and its columns', () => {
    const csv = { ...values.source.format, kind: 'csv' as const, columns: ['a', 'b'], others: true }
    const source = { ...values.source, kind: 'file' as const, format: csv }
    expect(pathsOf({ ...values, source }, 'batch')).toEqual(['source.upload', 'source.format.payload'])
    const chosen = { ...source, upload: { id: 'i', name: 'f', bytes: 1 }, format: { ...csv, payload: 'a' } }
    expect(formSchemas.batch.parse({ ...values, source: chosen }).source).toEqual({
      kind: 'file',
      upload: 'i',
      format: { kind: 'csv', payload: 'a', routingKey: '', messageId: '', headers: ['b'] },
    })
  })

  it('of a batch from a file sends nothing that it does not show then, and takes no offence at it', () => {
    const file = (kind: 'json-lines' | 'lines'): PublishValues => ({
      ...withProperties({
        priority: '4',
        appId: '{{oops}}',
        headers: [{ name: 'tenant', type: 'string', value: 'a' }],
      }),
      payload: '{',
      payloadEncoding: 'json',
      charset: 'GBK',
      compression: 'gzip',
      source: {
        ...values.source,
        kind: 'file',
        upload: { id: 'i', name: 'f', bytes: 1 },
        format: { ...values.source.format, kind },
      },
    })
    const whole = formSchemas.batch.parse(file('json-lines'))
    expect(whole).toMatchObject({
      payload: '',
      charset: 'UTF-8',
      compression: 'none',
      properties: { priority: null, appId: '', headers: [] },
    })
    expect(pathsOf(file('lines'), 'batch')).toEqual(['properties.appId'])
    const lines = { ...file('lines'), properties: values.properties }
    expect(formSchemas.batch.parse(lines)).toMatchObject({ charset: 'UTF-8', compression: 'gzip' })
  })
})
