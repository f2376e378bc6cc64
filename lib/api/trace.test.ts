import { expect, test } from 'vitest'
import { z } from 'zod'
import { traceBody } from './trace'

const parse = (headers: string) =>
  traceBody.safeParse(JSON.parse(`{ "vhost": "/", "exchange": "by-header", "headers": ${headers} }`))

test('a header called __proto__ is one like any other', () => {
  expect(parse('{ "__proto__": "a", "constructor": { "__proto__": 1 } }').data?.headers).toEqual([
    { name: '__proto__', value: { type: 'string', value: 'a' } },
    {
      name: 'constructor',
      value: { type: 'table', entries: [{ name: '__proto__', value: { type: 'int64', value: '1' } }] },
    },
  ])
  expect(({} as { a?: unknown }).a).toBeUndefined()
})

test('headers that are none are a problem of the field, and may be left out', () => {
  for (const none of ['[]', '"x"', 'null', '7']) {
    expect(parse(none).error?.issues, none).toMatchObject([
      { path: ['headers'], message: 'Not a JSON object' },
    ])
  }
  expect(traceBody.parse({ vhost: '/', exchange: '' }).headers).toEqual([])
})

test('its description says that headers are an object', () => {
  const { properties } = z.toJSONSchema(traceBody, { io: 'input', unrepresentable: 'any' })
  expect(properties?.['headers']).toMatchObject({ type: 'object', default: {} })
})
