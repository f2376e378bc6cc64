import 'server-only'
import { isObject } from '@/lib/rabbitmq/is-object'
import { DecodeError } from './decode-error'

const primitives = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'] as const
type Primitive = (typeof primitives)[number]

/** A schema of Avro whose names are resolved. Records may hold themselves. */
export type AvroType =
  | { kind: Primitive }
  | { kind: 'record'; name: string; fields: { name: string; type: AvroType }[] }
  | { kind: 'enum'; name: string; symbols: string[] }
  | { kind: 'fixed'; name: string; size: number }
  | { kind: 'array' | 'map'; items: AvroType }
  | { kind: 'union'; branches: AvroType[] }

const deepest = 64
const mostTypes = 5000

/** Reads the JSON of a schema. Throws schema with what is wrong in it. */
export function parseAvroSchema(text: string): AvroType {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return wrong('The schema is no JSON')
  }
  return new SchemaReader().read(json, '', 0)
}

class SchemaReader {
  private readonly named = new Map<string, AvroType>()

  read(json: unknown, namespace: string, depth: number): AvroType {
    if (depth > deepest) return wrong('The schema is nested too deep')
    if (typeof json === 'string') return this.byName(json, namespace)
    if (Array.isArray(json)) {
      return {
        kind: 'union',
        branches: json.map((branch: unknown) => this.read(branch, namespace, depth + 1)),
      }
    }
    if (!isObject(json)) return wrong('A type is missing')
    const { type } = json
    switch (type) {
      case 'record':
      case 'error':
        return this.record(json, namespace, depth)
      case 'enum': {
        const symbols = Array.isArray(json['symbols'])
          ? json['symbols'].map(String)
          : wrong('An enum has no symbols')
        return this.define(json, namespace, (name) => ({ kind: 'enum', name, symbols }))
      }
      case 'fixed': {
        const size = Number(json['size'])
        if (!Number.isSafeInteger(size) || size < 0) return wrong('A fixed type has no size')
        return this.define(json, namespace, (name) => ({ kind: 'fixed', name, size }))
      }
      case 'array':
        return { kind: 'array', items: this.read(json['items'], namespace, depth + 1) }
      case 'map':
        return { kind: 'map', items: this.read(json['values'], namespace, depth + 1) }
      default:
        return this.read(type, namespace, depth + 1)
    }
  }

  private record(json: Record<string, unknown>, namespace: string, depth: number): AvroType {
    const fields: { name: string; type: AvroType }[] = []
    const record = this.define(json, namespace, (name) => ({ kind: 'record', name, fields }))
    if (record.kind !== 'record' || !Array.isArray(json['fields'])) return wrong('A record has no fields')
    const inner = record.name.slice(0, Math.max(0, record.name.lastIndexOf('.')))
    for (const field of json['fields'] as unknown[]) {
      if (!isObject(field) || typeof field['name'] !== 'string') return wrong('A field has no name')
      fields.push({ name: field['name'], type: this.read(field['type'], inner, depth + 1) })
    }
    return record
  }

  private define(json: Record<string, unknown>, outer: string, make: (name: string) => AvroType): AvroType {
    const { name, namespace } = json
    if (typeof name !== 'string' || name === '') return wrong('A type has no name')
    const scope = typeof namespace === 'string' ? namespace : outer
    const full = name.includes('.') || scope === '' ? name : `${scope}.${name}`
    if (this.named.has(full)) return wrong(`${full} is there twice`)
    if (this.named.size >= mostTypes) return wrong(`More than ${mostTypes} types`)
    const type = make(full)
    this.named.set(full, type)
    return type
  }

  private byName(name: string, namespace: string): AvroType {
    const primitive = primitives.find((each) => each === name)
    if (primitive !== undefined) return { kind: primitive }
    const found = this.named.get(namespace === '' ? name : `${namespace}.${name}`) ?? this.named.get(name)
    return found ?? wrong(`${name} is not defined here`)
  }
}

function wrong(detail: string): never {
  throw new DecodeError('schema', null, `${detail.slice(0, 300)}.`)
}
