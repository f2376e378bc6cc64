import { expect, test } from 'vitest'
import { choiceFor, parseChoices, usualChoice, withChoice, type DecodeChoice } from './decode-choice'

test.each([
  ['application/msgpack', 'messagepack'],
  ['application/vnd.msgpack', 'messagepack'],
  ['application/cbor', 'cbor'],
  ['application/senml+cbor', 'cbor'],
  ['application/x-protobuf', 'protobuf'],
  ['avro/binary', 'avro'],
  ['application/json', 'none'],
  ['application/protobuf+json', 'none'],
  ['application/octet-stream', 'none'],
  [null, 'none'],
])('content type %s means %s', (contentType, format) => {
  expect(usualChoice(contentType).format).toBe(format)
})

const choice = (length = 0): DecodeChoice => ({
  format: 'protobuf',
  schema: { kind: 'proto', name: 'a.proto', text: 'x'.repeat(length) },
  type: 'A',
  skip: 5,
})

test('a choice holds for its content type, survives being kept, and others are as they are', () => {
  const choices = withChoice([], 'application/octet-stream', choice())
  expect(choiceFor(choices, 'application/octet-stream')).toMatchObject(choice())
  expect(choiceFor(choices, 'application/cbor').format).toBe('cbor')
  expect(parseChoices(JSON.parse(JSON.stringify(choices)))).toEqual(choices)
  expect(
    choiceFor(withChoice(choices, 'application/octet-stream', usualChoice(null)), 'application/octet-stream')
      .format,
  ).toBe('none')
})

test('the oldest choices leave when there is too much to keep', () => {
  let choices = withChoice([], 'first', choice(900_000))
  choices = withChoice(choices, 'second', choice(200_000))
  expect(choices.map(({ contentType }) => contentType)).toEqual(['second'])
  for (let index = 0; index < 30; index += 1) choices = withChoice(choices, String(index), choice())
  expect(choices).toHaveLength(16)
})

test('what is none is not taken', () => {
  for (const kept of [null, 'x', [1], [{ contentType: 'a' }], [{ contentType: 'a', format: 'exe' }]]) {
    expect(parseChoices(kept)).toEqual([])
  }
  expect(parseChoices([{ contentType: 'a', format: 'avro', skip: 1e9, schema: { kind: 'exe' } }])).toEqual([
    { contentType: 'a', format: 'avro', schema: null, type: null, skip: 0 },
  ])
})
