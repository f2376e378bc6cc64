import 'server-only'
import { DecodeError } from './decode-error'
import { resolveTypes, scalarTypes, type ProtoMessage, type ProtoSchema } from './proto-schema'
import { wellKnownTypes } from './well-known-types'

const deepestMessage = 32
const mostTypes = 5000

/**
 * Reads the language of .proto files, as far as messages and enums go: proto2, proto3 and editions, one file or several one
 * behind the other. Options, services and extensions are passed over.
 */
export function parseProto(text: string): ProtoSchema {
  const schema: ProtoSchema = { messages: new Map(), enums: new Map() }
  new ProtoParser(wellKnownTypes, schema).file()
  new ProtoParser(text, schema).file()
  return resolveTypes(schema)
}

interface Token {
  text: string
  line: number
}

const tokenPattern =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\.?[A-Za-z_][\w.]*|[+-]?\d[\w.+-]*|[{}[\]()<>=;,:/-])/gy

class ProtoParser {
  private readonly tokens: Token[]
  private at = 0
  private scope = ''

  constructor(
    text: string,
    private readonly schema: ProtoSchema,
  ) {
    this.tokens = tokensOf(text)
  }

  file(): void {
    while (this.at < this.tokens.length) {
      const word = this.next()
      if (word === 'message') this.message(0)
      else if (word === 'enum') this.enumeration()
      else if (word === 'package') {
        this.scope = this.next()
        this.expect(';')
      } else if (word === 'syntax' || word === 'edition') {
        // Another file begins.
        this.scope = ''
        this.skipStatement()
      } else if (word !== ';') this.skipStatement()
    }
  }

  private message(depth: number): void {
    if (depth > deepestMessage) this.wrong('Messages are nested too deep')
    const outer = this.scope
    const message = this.define(this.next(), false)
    this.scope = message.name
    this.expect('{')
    for (let word = this.next(); word !== '}'; word = this.next()) this.member(word, message, depth)
    this.scope = outer
  }

  private member(word: string, message: ProtoMessage, depth: number): void {
    // Names of types may be words of the language: `message` is one only before a name.
    switch (word) {
      case ';':
        return
      case 'message':
        return this.message(depth + 1)
      case 'enum':
        return this.enumeration()
      case 'oneof':
        this.next()
        this.expect('{')
        for (let inner = this.next(); inner !== '}'; inner = this.next()) this.member(inner, message, depth)
        return
      case 'option':
      case 'reserved':
      case 'extensions':
      case 'extend':
        return this.skipStatement()
      case 'map':
        if (this.peek() === '<') return this.map(message)
        break
      default:
    }
    const isRepeated = word === 'repeated'
    const hasLabel = isRepeated || word === 'optional' || word === 'required'
    const type = hasLabel ? this.next() : word
    if (type === 'group') this.wrong('Groups are not read')
    this.field(message, type, isRepeated)
  }

  private map(message: ProtoMessage): void {
    this.expect('<')
    const key = this.next()
    this.expect(',')
    const value = this.next()
    this.expect('>')
    const entry = this.define(`${this.peek()}.Entry`, true)
    entry.fields.set(1, { name: 'key', number: 1, isRepeated: false, type: key })
    entry.fields.set(2, { name: 'value', number: 2, isRepeated: false, type: value })
    this.field(message, `.${entry.name}`, true)
  }

  private field(message: ProtoMessage, type: string, isRepeated: boolean): void {
    if (!scalarTypes.has(type) && !/^\.?[A-Za-z_][\w.]*$/.test(type)) this.wrong(`${type} is no type`)
    const name = this.next()
    if (!/^[A-Za-z_]\w*$/.test(name)) this.wrong(`${name} is no name of a field`)
    this.expect('=')
    const number = this.number()
    if (number < 1 || number > 536_870_911) this.wrong(`${number} is no number of a field`)
    message.fields.set(number, { name, number, isRepeated, type })
    this.skipStatement()
  }

  private enumeration(): void {
    const values = new Map<number, string>()
    const name = this.full(this.next())
    this.take(name)
    this.schema.enums.set(name, values)
    this.expect('{')
    for (let word = this.next(); word !== '}'; word = this.next()) {
      if (word === ';') continue
      if (this.peek() !== '=') {
        this.skipStatement()
        continue
      }
      this.expect('=')
      const number = this.number()
      // Of names for one number the first counts.
      if (!values.has(number)) values.set(number, word)
      this.skipStatement()
    }
  }

  private define(name: string, isMapEntry: boolean): ProtoMessage {
    const full = this.full(name)
    this.take(full)
    const message: ProtoMessage = { name: full, fields: new Map(), isMapEntry }
    this.schema.messages.set(full, message)
    return message
  }

  private full = (name: string): string => (this.scope === '' ? name : `${this.scope}.${name}`)

  private take(name: string): void {
    const { messages, enums } = this.schema
    const isOurs = name.startsWith('google.protobuf.')
    if (!isOurs && (messages.has(name) || enums.has(name))) this.wrong(`${name} is there twice`)
    if (messages.size + enums.size > mostTypes) this.wrong(`More than ${mostTypes} types`)
  }

  /** To the end of a statement, which is a `;` or a block. */
  private skipStatement(): void {
    let depth = 0
    for (;;) {
      const word = this.next()
      if ('{[('.includes(word)) depth += 1
      else if ('}])'.includes(word)) {
        depth -= 1
        if (depth < 0) this.wrong(`${word} comes too early`)
        if (depth === 0 && word === '}' && this.peek() !== ';') return
      } else if (word === ';' && depth === 0) return
    }
  }

  private number(): number {
    const word = this.next()
    const value = Number(word)
    if (!Number.isInteger(value)) this.wrong(`${word} is no number`)
    return value
  }

  private peek(): string {
    return this.tokens[this.at]?.text ?? ''
  }

  private next(): string {
    const token = this.tokens[this.at]
    if (token === undefined) return this.wrong('The file ends too early')
    this.at += 1
    return token.text
  }

  private expect(text: string): void {
    const word = this.next()
    if (word !== text) this.wrong(`${text} is missing before ${word}`)
  }

  private wrong(detail: string): never {
    const line = this.tokens[Math.max(0, this.at - 1)]?.line ?? 1
    throw new DecodeError('schema', null, `Line ${line}: ${detail.slice(0, 300)}.`)
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let line = 1
  let at = 0
  tokenPattern.lastIndex = 0
  while (at < text.length) {
    const found = tokenPattern.exec(text)
    if (found === null) {
      throw new DecodeError('schema', null, `Line ${line}: this is no .proto file.`)
    }
    const [whole, token] = found
    if (token !== undefined) tokens.push({ text: token, line })
    for (let end = whole.indexOf('\n'); end !== -1; end = whole.indexOf('\n', end + 1)) line += 1
    at = tokenPattern.lastIndex
  }
  return tokens
}
