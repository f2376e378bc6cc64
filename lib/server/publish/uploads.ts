import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { maxUpload } from '@/lib/api/batches'
import { ConsoleError } from '@/lib/api/problem'
import { processWide } from '@/lib/server/process/process-wide'

/** A file that somebody sent us whole. It goes with his session. */
export interface Upload {
  id: string
  sessionId: string
  file: string
  bytes: number
}

/** Bytes of all sessions together, and files of one. */
const limits = { inAll: 4 * 1024 * 1024 * 1024, files: 8 }
/** A message is sent from memory: 128 MiB is RabbitMQ's limit until 3.13, 16 MiB from 4.0. */
const maxMessage = 128 * 1024 * 1024

interface Store {
  uploads: Map<string, Upload>
  folder: Promise<string> | null
}
const store = (): Store => processWide('publish.uploads', () => ({ uploads: new Map(), folder: null }))

/** A folder that only this process's user may read; gone with the process. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'warren-uploads-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const bytesOf = (uploads: Iterable<Upload>): number => [...uploads].reduce((sum, { bytes }) => sum + bytes, 0)

/** Writes a body to a temporary file as it comes. Nothing is kept of one that ends early or is too large. */
export async function saveUpload(
  sessionId: string,
  body: ReadableStream<Uint8Array> | null,
): Promise<{ id: string; bytes: number; sha256: string }> {
  const { uploads } = store()
  const own = [...uploads.values()].filter((upload) => upload.sessionId === sessionId)
  const room = Math.min(maxUpload - bytesOf(own), limits.inAll - bytesOf(uploads.values()))
  if (own.length >= limits.files || room <= 0) {
    throw new ConsoleError(
      'too_large',
      'There is no room for another file: remove one that was uploaded before.',
    )
  }
  const folder = await (store().folder ??= makeFolder())
  const id = randomBytes(16).toString('base64url')
  const upload: Upload = { id, sessionId, file: path.join(folder, id), bytes: 0 }
  // From now on it takes its room: two at a time do not get the same.
  uploads.set(id, upload)
  const hash = createHash('sha256')
  try {
    const source =
      body === null ? Readable.from([]) : Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          upload.bytes += chunk.length
          if (upload.bytes > room)
            throw new ConsoleError('too_large', `The file is larger than ${room} bytes.`)
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(upload.file, { mode: 0o600, flags: 'wx' }),
    )
  } catch (error) {
    await dropUpload(sessionId, id)
    throw error instanceof ConsoleError
      ? error
      : new ConsoleError('internal', 'The file did not arrive whole.', { cause: error })
  }
  return { id, bytes: upload.bytes, sha256: hash.digest('hex') }
}

/** An upload of this session. Somebody else's is as good as none. */
export function findUpload(sessionId: string, id: string, pointer: string): Upload {
  const upload = store().uploads.get(id)
  if (upload === undefined || upload.sessionId !== sessionId) {
    throw new ConsoleError('invalid_input', 'This file is not there any more: choose it again.', {
      errors: [{ pointer, message: 'Choose a file' }],
    })
  }
  return upload
}

/** The bytes of an upload, for one message. */
export async function readUpload(sessionId: string, id: string): Promise<Buffer> {
  const upload = findUpload(sessionId, id, '/payload')
  if (upload.bytes > maxMessage) {
    throw new ConsoleError('too_large', `A message of ${upload.bytes} bytes: 128 MiB is the most.`)
  }
  return readFile(upload.file)
}

export async function dropUpload(sessionId: string, id: string): Promise<void> {
  const upload = store().uploads.get(id)
  if (upload === undefined || upload.sessionId !== sessionId) return
  store().uploads.delete(id)
  await rm(upload.file, { force: true })
}

/** Nothing of a session's files stays. */
export async function dropSessionUploads(sessionId: string): Promise<void> {
  const own = [...store().uploads.values()].filter((upload) => upload.sessionId === sessionId)
  await Promise.all(own.map(({ id }) => dropUpload(sessionId, id)))
}
