import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, rmSync } from 'node:fs'
import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { maxUpload } from '@/lib/api/upload-limit'
import { ConsoleError } from '@/lib/api/problem'
import { log } from '@/lib/server/log'
import type { PayloadPlace } from '@/lib/server/payload-room'
import { processWide } from '@/lib/server/process-wide'
import { longestSilence, silence } from '@/lib/server/silence'

/** A file that somebody sent us whole. It goes with his session. */
interface Upload {
  id: string
  sessionId: string
  file: string
  bytes: number
  /** Those who write or read it. Dropped meanwhile, it is there for them, and for nobody else, until the last one lets go. */
  users: number
  isDropped: boolean
}

/** A file that stays as long as it is held. */
export interface HeldUpload {
  readonly file: string
  readonly bytes: number
  /** Its bytes, for one message. */
  readonly read: () => Promise<Buffer>
  readonly letGo: () => Promise<void>
}

/** Bytes of all sessions together, and files of one. */
const limits = { inAll: 8 * maxUpload, files: 8 }
/** A message is sent from memory: 128 MiB is RabbitMQ's limit until 3.13, 16 MiB from 4.0. */
export const maxMessage = 128 * 1024 * 1024

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

const isThere = (folder: string): Promise<boolean> =>
  access(folder).then(
    () => true,
    () => false,
  )

/**
 * The folder of all uploads. One that could not be made is tried again, and one that a cleaner of old temporary files took
 * away is made anew: under another name, for whoever makes the old one again need not be this process.
 */
function uploadFolder(): Promise<string> {
  const kept = store()
  const before = kept.folder?.catch(() => null) ?? Promise.resolve(null)
  kept.folder = before.then(async (known) =>
    known !== null && (await isThere(known)) ? known : makeFolder(),
  )
  return kept.folder
}

const ofSession = (sessionId: string, uploads: Iterable<Upload> = store().uploads.values()): Upload[] =>
  [...uploads].filter((upload) => upload.sessionId === sessionId)
const bytesOf = (uploads: readonly Upload[]): number => uploads.reduce((sum, { bytes }) => sum + bytes, 0)

/** Writes a body to a temporary file as it comes. Nothing is kept of one that ends early or is too large. */
export async function saveUpload(
  sessionId: string,
  body: ReadableStream<Uint8Array> | null,
): Promise<{ id: string; bytes: number; sha256: string }> {
  const folder = await uploadFolder()
  if (!makeRoom(sessionId, (all) => ofSession(sessionId, all).length >= limits.files)) throw noRoom()
  const id = randomBytes(16).toString('base64url')
  const file = path.join(folder, id)
  const upload: Upload = { id, sessionId, file, bytes: 0, users: 1, isDropped: false }
  // From now on it takes its room: two at a time do not get the same.
  store().uploads.set(id, upload)
  const hash = createHash('sha256')
  const silent = new AbortController()
  const timer = setTimeout(() => silent.abort(), longestSilence)
  try {
    const source =
      body === null ? Readable.from([]) : Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          if (upload.isDropped) throw new ConsoleError('signed_out', 'This session has ended.')
          upload.bytes += chunk.length
          checkSize(upload)
          hash.update(chunk)
          yield chunk
          timer.refresh()
        }
      },
      createWriteStream(upload.file, { mode: 0o600, flags: 'wx' }),
      { signal: silent.signal },
    )
  } catch (error) {
    upload.isDropped = true
    if (silent.signal.aborted) throw silence()
    throw error instanceof ConsoleError
      ? error
      : new ConsoleError('internal', 'The file did not arrive whole.', { cause: error })
  } finally {
    clearTimeout(timer)
    await letGo(upload)
  }
  return { id, bytes: upload.bytes, sha256: hash.digest('hex') }
}

/** Others come at the same time: whether there is room is asked again with every chunk. */
function checkSize(upload: Upload): void {
  const { sessionId, bytes } = upload
  if (bytes > maxUpload) throw new ConsoleError('too_large', `The file is larger than ${maxUpload} bytes.`)
  const isFull = (all: readonly Upload[]) =>
    bytesOf(ofSession(sessionId, all)) > maxUpload || bytesOf(all) > limits.inAll
  if (makeRoom(sessionId, isFull)) return
  // It goes: those that come beside it need not go for it, too.
  upload.bytes = 0
  throw noRoom()
}

/**
 * Drops what the session uploaded first and nobody uses, until there is room; nothing where that would make none. A page that
 * was left never says what it forgot.
 */
function makeRoom(sessionId: string, isFull: (all: readonly Upload[]) => boolean): boolean {
  const unused = ofSession(sessionId).filter(({ users }) => users === 0)
  const going = new Set<Upload>()
  let left = [...store().uploads.values()]
  while (isFull(left)) {
    const [first] = unused.splice(0, 1)
    if (first === undefined) return false
    going.add(first)
    left = left.filter((upload) => upload !== first)
  }
  for (const upload of going) void drop(upload)
  return true
}

const noRoom = () =>
  new ConsoleError(
    'too_large',
    'There is no room for another file now: batches or other uploads take it. Try again when they have ended.',
  )

/** An upload of this session, to use it. Somebody else's is as good as none. */
export function holdUpload(sessionId: string, id: string, pointer: string): HeldUpload {
  const upload = store().uploads.get(id)
  if (upload === undefined || upload.sessionId !== sessionId || upload.isDropped) {
    throw new ConsoleError('invalid_input', 'This file is not there any more: choose it again.', {
      errors: [{ pointer, message: 'Choose a file' }],
    })
  }
  upload.users += 1
  return { file: upload.file, bytes: upload.bytes, read: () => bytesIn(upload), letGo: () => letGo(upload) }
}

async function bytesIn({ bytes, file }: Upload): Promise<Buffer> {
  checkMessage(bytes)
  return readFile(file)
}

function checkMessage(bytes: number): void {
  if (bytes <= maxMessage) return
  throw new ConsoleError('too_large', `A message of ${bytes} bytes: 128 MiB is the most.`)
}

/** The bytes of an upload, for one message, where `place` has room for them. */
export async function readUpload(sessionId: string, id: string, place: PayloadPlace): Promise<Buffer> {
  const held = holdUpload(sessionId, id, '/payload')
  try {
    checkMessage(held.bytes)
    place.take(held.bytes)
    return await held.read()
  } finally {
    await held.letGo()
  }
}

/** Nobody may use it any more; whoever does it already may finish. */
export async function dropUpload(sessionId: string, id: string): Promise<void> {
  const upload = store().uploads.get(id)
  if (upload?.sessionId === sessionId) await drop(upload)
}

/** Nothing of a session's files stays. */
export async function dropSessionUploads(sessionId: string): Promise<void> {
  await Promise.all(ofSession(sessionId).map(drop))
}

function drop(upload: Upload): Promise<void> {
  upload.isDropped = true
  return removeUnused(upload)
}

function letGo(upload: Upload): Promise<void> {
  upload.users -= 1
  return removeUnused(upload)
}

async function removeUnused({ id, file, users, isDropped }: Upload): Promise<void> {
  if (!isDropped || users > 0) return
  store().uploads.delete(id)
  try {
    await rm(file, { force: true })
  } catch (error) {
    log.error({ err: error, file }, 'an uploaded file could not be removed')
  }
}
