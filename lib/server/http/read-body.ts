import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { PayloadPlace } from '@/lib/server/payload-room'
import { within } from '@/lib/server/within'
import { longestSilence, silence } from '@/lib/server/silence'

const tooLarge = (most: number) =>
  new ConsoleError('too_large', `The request's body is larger than ${Math.floor(most / 1024)} KiB.`)

async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const part = await within(reader.read(), longestSilence, () => null)
  if (part !== null) return part
  reader.cancel().catch(() => undefined)
  throw silence()
}

/** Of a body the console holds what was sent and what it makes of it for the broker. */
const copies = 2

async function readBytes(request: Request, most: number, place: PayloadPlace): Promise<Buffer> {
  // Said in advance: refused without reading.
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > most) throw tooLarge(most)
  let admitted = announced > 0 ? announced : 0
  place.take(copies * admitted)
  const reader = request.body?.getReader()
  if (reader === undefined) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for (let part = await next(reader); !part.done; part = await next(reader)) {
    size += part.value.length
    if (size > most) {
      await reader.cancel()
      throw tooLarge(most)
    }
    if (size > admitted) {
      try {
        place.take(copies * (size - admitted))
      } catch (error) {
        await reader.cancel()
        throw error
      }
      admitted = size
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}

/** Refuses an upload by its head: too large, or of a type that a page of another site can send without asking. */
export function checkUpload(request: Request, most: number): void {
  if (!/^application\/octet-stream\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new ConsoleError('unsupported_media_type', 'Send a file as application/octet-stream.')
  }
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most)
}

/**
 * The JSON of a body, read up to a size, where there is room for it: `place` has it until the request is over. Anything but application/json is refused: a page of another site can send the
 * other types without asking.
 */
export async function readJson(request: Request, most: number, place: PayloadPlace): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new ConsoleError('unsupported_media_type', 'Send the body as application/json.')
  }
  const bytes = await readBytes(request, most, place)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch (error) {
    throw new ConsoleError('not_json', 'The body is not JSON in UTF-8.', { cause: error })
  }
}
