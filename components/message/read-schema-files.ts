import { longestSchema } from '@/lib/api/decode-names'
import type { KeptSchema } from './decode-choice'

/** Schemas from files: several .proto files one behind the other, or one descriptor set, which is no text. */
export async function readSchemaFiles(files: readonly File[], isAvro: boolean): Promise<KeptSchema> {
  const name = files
    .map((file) => file.name)
    .join(', ')
    .slice(0, 200)
  // One more than is taken: too much is said to be so, and not cut.
  const parts = await Promise.all(
    files.map(async (file) => new Uint8Array(await file.slice(0, longestSchema + 1).arrayBuffer())),
  )
  const texts = parts.map(textOf)
  if (texts.every((text) => text !== null)) {
    return { kind: isAvro ? 'avro' : 'proto', name, text: texts.join('\n') }
  }
  const [first = new Uint8Array()] = parts
  let binary = ''
  for (const byte of first) binary += String.fromCharCode(byte)
  return { kind: isAvro ? 'avro' : 'descriptors', name, text: btoa(binary) }
}

/** Text; null for what has bytes that no schema has. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return /[^\P{Cc}\t\n\r\f\v]/u.test(text) ? null : text
  } catch {
    return null
  }
}
