import { describe, expect, it } from 'vitest'
import { parseValues, valuesFromLink, valuesToLink } from './parse-values'
import { publishDefaults, type PublishValues } from './publish-values'

const values: PublishValues = {
  ...publishDefaults({ vhost: '/', exchange: 'a 中', routingKey: 'k' }),
  payload: '{"n": "订单 😀"}',
  payloadEncoding: 'json',
  charset: 'GBK',
  guarantee: 'transaction',
  commit: 'rollback',
  mandatory: false,
}
// None of it is what a new form has: what is lost on the way would come back as that.
values.source = {
  ...values.source,
  kind: 'file',
  count: '10',
  format: { ...values.source.format, kind: 'csv', target: 'form', others: true },
}
values.properties = {
  ...values.properties,
  deliveryMode: '1',
  messageId: 'm',
  headers: [{ name: '__proto__', type: 'int64', value: '9007199254740993' }],
}

describe('a form as a link', () => {
  it('comes back as it was', () => {
    const link = valuesToLink(values)
    expect(link).toMatch(/^[\w-]+$/)
    expect(valuesFromLink(link ?? '')).toEqual(values)
  })

  it('leaves its file behind, with the columns of that', () => {
    const { source } = values
    const upload = { id: 'i', name: 'f.csv', bytes: 1 }
    const format = { ...source.format, payload: 'body', columns: ['body'] }
    const link = valuesToLink({ ...values, file: upload, source: { ...source, upload, format } })
    expect(valuesFromLink(link ?? '')).toEqual(values)
  })

  it('is none when it is too long', () => {
    expect(valuesToLink({ ...values, payload: 'x'.repeat(6000) })).toBeNull()
  })

  it.each(['', '%%%', btoa('no json'), btoa('1'), btoa('null'), '////'])('%j fills nothing', (text) => {
    expect(valuesFromLink(text)).toBeNull()
  })
})

it('takes what is not as it should be for what a new form has', () => {
  const odd = {
    vhost: 7,
    payloadEncoding: 'morse',
    properties: { headers: [{ name: 1 }, 'x'], type: {} },
    mandatory: 'no',
    source: { kind: 'files', count: 10, format: [], upload: { id: 'i' } },
  }
  expect(parseValues(odd)).toEqual(publishDefaults({ vhost: '', exchange: '', routingKey: '' }))
})

it('is no form with a part of the headers', () => {
  const row = { name: 'n', type: 'string', value: '' } as const
  const with256 = { properties: { headers: Array.from({ length: 256 }, () => row) } }
  expect(parseValues(with256)?.properties.headers).toHaveLength(256)
  expect(parseValues({ properties: { headers: [...with256.properties.headers, row] } })).toBeNull()
})
