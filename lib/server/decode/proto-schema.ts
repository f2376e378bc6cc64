import 'server-only'
import protobuf from 'protobufjs'
// Gives Root its fromDescriptor.
import 'protobufjs/ext/descriptor.js'
import { DecodeError } from './decode-error'

const mostTypes = 5000

/**
 * The messages of .proto files, one file or several one behind the other. What files import from google/protobuf is there.
 * Throws schema.
 */
export const parseProto = (text: string): protobuf.Type[] =>
  messagesOf(() => {
    const root = new protobuf.Root()
    const imports = new Set<string>()
    for (const file of filesOf(text)) {
      const parsed = protobuf.parse(file, root, { keepCase: true })
      for (const name of [...(parsed.imports ?? []), ...(parsed.weakImports ?? [])]) imports.add(name)
    }
    for (const name of imports) addWellKnown(root, name)
    root.resolveAll()
    return root
  })

/** The messages of what `protoc --include_imports --descriptor_set_out` writes. Throws schema. */
export const readDescriptorSet = (bytes: Uint8Array): protobuf.Type[] =>
  messagesOf(() => protobuf.Root.fromDescriptor(bytes, { keepCase: true }))

function messagesOf(read: () => protobuf.Root): protobuf.Type[] {
  let messages: protobuf.Type[]
  try {
    messages = messagesIn(read()).filter(({ fullName }) => !fullName.startsWith('.google.protobuf.'))
  } catch (error) {
    if (error instanceof RangeError) throw wrong('Nested too deep, or cut off')
    const words = error instanceof Error ? error.message : String(error)
    throw wrong(words.replace("illegal token 'null'", 'the file ends too early'))
  }
  if (messages.length === 0) throw wrong('No message is defined there')
  if (messages.length > mostTypes) throw wrong(`More than ${mostTypes} types`)
  return messages
}

const messagesIn = ({ nestedArray }: protobuf.NamespaceBase): protobuf.Type[] =>
  nestedArray.flatMap((each) => {
    if (each instanceof protobuf.Type) return [each, ...messagesIn(each)]
    return each instanceof protobuf.Namespace ? messagesIn(each) : []
  })

/** Each file begins with its syntax. Lines are kept, so that an error names the one in the whole text. */
function filesOf(text: string): string[] {
  let lines = 0
  return text.split(/^(?=[^\S\n]*(?:syntax|edition)\s*=)/m).map((file) => {
    const padded = '\n'.repeat(lines) + file
    lines = padded.split('\n').length - 1
    return padded
  })
}

function addWellKnown(root: protobuf.Root, file: string): void {
  const known: unknown = protobuf.common.get(file)
  if (!isNamespace(known)) return
  const [first] = Object.keys(known.nested.google.nested.protobuf.nested)
  if (root.lookup(`google.protobuf.${first}`) === null) root.addJSON(known.nested)
}

interface WellKnown {
  nested: { google: { nested: { protobuf: { nested: Record<string, protobuf.AnyNestedObject> } } } }
}
const isNamespace = (known: unknown): known is WellKnown =>
  typeof known === 'object' && known !== null && 'nested' in known

const wrong = (detail: string): DecodeError =>
  new DecodeError('schema', null, `${detail.charAt(0).toUpperCase()}${detail.slice(1, 300)}.`)
