import 'server-only'
import { DecodeError } from './decode-error'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads bytes from front to back and never behind their end. */
export class ByteReader {
  private readonly view: DataView
  at = 0

  constructor(
    private readonly bytes: Uint8Array,
    /** Where these bytes begin in the whole, for errors. */
    private readonly from = 0,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  /** Place in the whole. */
  get place(): number {
    return this.from + this.at
  }

  peek(): number {
    return this.bytes[this.at] ?? -1
  }

  take(count: number): Uint8Array {
    const at = this.step(count)
    return this.bytes.subarray(at, at + count)
  }

  /** Bytes that were read already. */
  between(from: number, to: number): Uint8Array {
    return this.bytes.subarray(from, to)
  }

  /** A part as a reader of its own. */
  part(count: number): ByteReader {
    const { place } = this
    return new ByteReader(this.take(count), place)
  }

  /** What is left, not taken yet. */
  rest(): Uint8Array {
    return this.bytes.subarray(this.at)
  }

  u8 = (): number => this.view.getUint8(this.step(1))
  u32LE = (): number => this.view.getUint32(this.step(4), true)
  i32LE = (): number => this.view.getInt32(this.step(4), true)
  u64LE = (): bigint => this.view.getBigUint64(this.step(8), true)
  i64LE = (): bigint => this.view.getBigInt64(this.step(8), true)
  f32LE = (): number => this.view.getFloat32(this.step(4), true)
  f64LE = (): number => this.view.getFloat64(this.step(8), true)

  /** Base 128, lowest part first, at most ten bytes. */
  varint(): bigint {
    const { place } = this
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.u8()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asUintN(64, value)
    }
    throw new DecodeError('byte', place)
  }

  /** A length that is a varint; one that leads out of the bytes ends it before anything is reserved for it. */
  length(): number {
    const length = this.varint()
    if (length > BigInt(this.left)) throw new DecodeError('end', this.place)
    return Number(length)
  }

  private step(count: number): number {
    if (count > this.left) throw new DecodeError('end', this.place)
    const { at } = this
    this.at += count
    return at
  }
}

/** Text, null when the bytes are no UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}
