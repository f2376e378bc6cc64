import type { DecodeInput } from '@/lib/api/decode'
import type { DecodeFormat } from '@/lib/api/decode-names'
import { decodeBytes } from '@/lib/server/decode/decode-bytes'

/** What becomes of bytes, or of what is written as hexadecimal. */
export function decode(format: DecodeFormat, bytes: Uint8Array | string, more: Partial<DecodeInput> = {}) {
  const payload = Buffer.from(
    typeof bytes === 'string' ? Buffer.from(bytes.replaceAll(' ', ''), 'hex') : bytes,
  )
  return decodeBytes({
    format,
    payload: { encoding: 'base64', text: payload.toString('base64') },
    schema: null,
    type: null,
    skip: 0,
    ...more,
  })
}
/** The JSON, or what is wrong. */
export const textOf = (...given: Parameters<typeof decode>) => {
  const { text, problem } = decode(...given)
  return problem === null ? text : problem
}

/** A schema with everything that a .proto file may hold. */
export const proto = `
syntax = "proto3";
package shop.v1; // the shop
import "google/protobuf/timestamp.proto";
option java_package = "com.example";
/* An order. */
message Order {
  reserved 9, 100 to max;
  int64 id = 1;
  repeated Line lines = 2;
  map<string, int32> stock = 3;
  State state = 4;
  repeated sint32 deltas = 5 [packed = true];
  oneof payment { string card = 6; Cash cash = 7; }
  google.protobuf.Timestamp at = 8;
  bytes raw = 10;
  double ratio = 11;
  message Line { string sku = 1; uint32 count = 2; }
  enum State { option allow_alias = true; NEW = 0; PAID = 1; ALSO_PAID = 1; }
}
message Cash { bool exact = 1; }
service Orders { rpc Get (Order) returns (Order) { option (x) = { get: "/v1" }; } }
`
export const protoSchema = { kind: 'proto' as const, text: proto }

export const avroSchema = {
  kind: 'avro' as const,
  text: JSON.stringify({
    type: 'record',
    name: 'Order',
    namespace: 'shop',
    fields: [
      { name: 'id', type: 'long' },
      { name: 'note', type: ['null', 'string'] },
      { name: 'state', type: { type: 'enum', name: 'State', symbols: ['NEW', 'PAID'] } },
      { name: 'lines', type: { type: 'array', items: 'int' } },
      { name: 'stock', type: { type: 'map', values: 'double' } },
      { name: 'hash', type: { type: 'fixed', name: 'Hash', size: 2 } },
      { name: 'parent', type: ['null', 'Order'] },
      { name: 'when', type: { type: 'long', logicalType: 'timestamp-millis' } },
    ],
  }),
}
