import * as fc from 'fast-check'

const sized = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
const octets = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Buffer.from(bytes))
const some = (most: number) => fc.uint8Array({ maxLength: most }).map((bytes) => Buffer.from(bytes))
const hex = (...texts: string[]) => fc.constantFrom(...texts.map((text) => Buffer.from(text, 'hex')))
const tagged = (tag: string, content: fc.Arbitrary<Buffer>) =>
  content.map((bytes) => Buffer.concat([Buffer.from(tag, 'latin1'), bytes]))

/** -0, infinities, and bits that are all called NaN. */
const oddFloats = hex('80000000', '7f800000', 'ff800000', '7fc00000', '7fc00001', 'ffc00000', '7f800001')
const oddDoubles = hex(
  '8000000000000000',
  '7ff0000000000000',
  'fff0000000000000',
  '7ff8000000000000',
  '7ff8000000000001',
  'fff8000000000000',
  '7ff0000000000001',
)
/** Names as they are, and such as no text has. */
const key = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).map((text) => Buffer.from(text)),
  fc.constantFrom('__proto__', 'x-death', '!', 'toString').map((text) => Buffer.from(text)),
  hex('fffe', 'c0af', 'eda080', 'efbbbf', '00'),
  some(12),
)
const entry = (value: fc.Arbitrary<Buffer>) =>
  fc.tuple(key, value).map(([name, bytes]) => Buffer.concat([Buffer.of(name.length), name, bytes]))
const list = (one: fc.Arbitrary<Buffer>) =>
  fc.array(one, { maxLength: 5 }).map((parts) => sized(Buffer.concat(parts)))

/** Values of every type. RabbitMQ closes the connection over a float that is no finite number: Erlang has none. */
function valuesOf(floats: fc.Arbitrary<Buffer>, doubles: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  const { value } = fc.letrec<{ value: Buffer }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      tagged('t', fc.oneof(hex('00', '01', '02', 'ff'), octets(1))),
      tagged('b', octets(1)),
      tagged('B', octets(1)),
      tagged('s', octets(2)),
      tagged('u', octets(2)),
      tagged('I', octets(4)),
      tagged('i', octets(4)),
      tagged('l', octets(8)),
      tagged('T', octets(8)),
      tagged('f', floats),
      tagged('d', doubles),
      tagged('D', octets(5)),
      tagged('V', fc.constant(Buffer.alloc(0))),
      tagged('S', some(20).map(sized)),
      tagged(
        'S',
        fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => sized(Buffer.from(text))),
      ),
      tagged('x', some(20).map(sized)),
      tagged('A', list(tie('value'))),
      tagged('F', list(entry(tie('value')))),
    ),
  }))
  return value
}

const headersOf = (value: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> =>
  list(entry(value)).map((table) => Buffer.concat([Buffer.of(0x20, 0), table]))

/** The property bytes of a message with headers that are legal on the wire, whatever a reader makes of them. */
export const anyHeaders = headersOf(valuesOf(fc.oneof(oddFloats, octets(4)), fc.oneof(oddDoubles, octets(8))))

/** Those among them that RabbitMQ takes. */
export const takenHeaders = headersOf(
  valuesOf(
    fc.oneof(oddFloats, octets(4)).filter((bytes) => Number.isFinite(bytes.readFloatBE())),
    fc.oneof(oddDoubles, octets(8)).filter((bytes) => Number.isFinite(bytes.readDoubleBE())),
  ),
)
