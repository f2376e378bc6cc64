import 'server-only'
import { randomUUID } from 'node:crypto'
import { compileMessage, hasTemplates } from '@/lib/api/batch-message'
import type { BatchRequest } from '@/lib/api/batches'
import { publishBody } from '@/lib/api/messages'
import { ConsoleError } from '@/lib/api/problem'
import { hasPlaceholders } from '@/lib/rabbitmq/message-placeholders'
import type { TemplateContext } from '@/lib/rabbitmq/message-template'
import { outgoingOf, type Outgoing } from '@/lib/server/amqp/outgoing'
import { checkFile, wireLine } from './check-file'
import { fileMessages, type FileMessage } from './file-messages'
import type { WireMessage } from './ledger'
import { compressed, payloadBytes, type ReadUpload } from './payload-bytes'
import type { NextMessage } from './publish-run'
import { RecordedPace } from './recorded-pace'
import type { SizeRefusal } from './size-limit'
import { wireMessage } from './wire-message'

/** The messages of a batch. */
export interface MessageSource {
  total: number
  next: NextMessage
  /** Gives up what it reads. */
  close(): Promise<void>
}

type WrittenMessage = Parameters<typeof compileMessage>[0]

const nothingOpen = () => Promise.resolve()

/** So many messages of one form; its placeholders are filled for each of them. */
export async function templateSource(
  message: WrittenMessage,
  count: number,
  frameMax: number,
  readUpload: ReadUpload,
): Promise<MessageSource> {
  let n = 0
  if (!hasTemplates(message, hasPlaceholders)) {
    const only = wireMessage(await formOutgoing(message, readUpload), frameMax)
    const next = () => {
      n += 1
      return n <= count ? only : null
    }
    return { total: count, next, close: nothingOpen }
  }
  const fill = compileMessage(message)
  const context: TemplateContext = { n: 0, now: () => new Date(), uuid: randomUUID, random: Math.random }
  // A payload from a file has no placeholders: it is read once.
  const fixed = message.payloadEncoding === 'text' ? null : await payloadBytes(message, readUpload)
  const next = async () => {
    n += 1
    if (n > count) return null
    const parsed = publishBody.safeParse(fill({ ...context, n }))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new ConsoleError(
        'invalid_input',
        `Message ${n}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
      )
    }
    const payload = fixed ?? (await payloadBytes(parsed.data, readUpload))
    return wireMessage(outgoingOf(parsed.data, payload), frameMax)
  }
  return { total: count, next, close: nothingOpen }
}

/** A form without placeholders as a message. */
async function formOutgoing(message: WrittenMessage, readUpload: ReadUpload): Promise<Outgoing> {
  const parsed = publishBody.parse(compileMessage(message)(unfilled))
  return outgoingOf(parsed, await payloadBytes(parsed, readUpload))
}

const unfilled: TemplateContext = { n: 1, now: () => new Date(), uuid: randomUUID, random: Math.random }

type FileSource = Extract<BatchRequest['source'], { kind: 'file' }>

/** Who sends, and over what. */
interface Sender {
  frameMax: number
  username: string
  /** Whether the broker takes a payload of so many bytes. */
  refusesSize: (bytes: number) => Promise<SizeRefusal | null>
  /** Asked now and then while the file is checked, and ends that. */
  isWanted: () => boolean
}

/** The messages of a file. It is read to its end before: a fault in its last line is found while nothing has been sent. */
export async function fileSource(
  request: BatchRequest,
  { format }: FileSource,
  file: string,
  { frameMax, username, refusesSize, isWanted }: Sender,
): Promise<MessageSource> {
  const form = await formOutgoing(asBytes(request), noUpload)
  const read = () => fileMessages(file, format, form, username)
  const { compression } = request
  const isCompressed = compression !== 'none' && format.kind !== 'json-lines'
  const payloadOf = async ({ payload }: WireMessage) =>
    isCompressed ? compressed(payload, compression) : payload
  const { total, timed } = await checkFile(read(), frameMax, payloadOf, refusesSize, isWanted)
  const pace = format.kind === 'json-lines' && format.pace !== null ? new RecordedPace(format.pace) : null
  if (pace !== null && timed === 0 && isWanted()) throw timeless()
  const reading = read()
  let chunk: FileMessage[] = []
  let at = 0
  const made = (message: FileMessage): WireMessage | Promise<WireMessage> => {
    const wire = { ...wireLine(message, frameMax), ...dueAt(message) }
    return isCompressed ? payloadOf(wire).then((payload) => ({ ...wire, payload })) : wire
  }
  // A line that does not say when it came leaves with the one before.
  const dueAt = ({ at }: FileMessage) => (pace === null || at === undefined ? {} : { dueAt: pace.dueAt(at) })
  const next: NextMessage = () => {
    const message = chunk[at]
    at += 1
    return message === undefined ? nextChunk() : made(message)
  }
  const nextChunk = async (): Promise<WireMessage | null> => {
    for (;;) {
      const { done, value } = await reading.next()
      if (done === true) return null
      const [first] = value
      if (first === undefined) continue
      chunk = value
      at = 1
      return made(first)
    }
  }
  return { total, next, close: () => reading.return() as Promise<never> }
}

function timeless(): ConsoleError {
  const message = 'No line of the file says when its message came: it has no recorded pace.'
  return new ConsoleError('invalid_input', message, { errors: [{ pointer: '/source/format/pace', message }] })
}

/** The form around the payloads of a file, which are bytes already: a character set that was chosen for a text is not theirs. */
const asBytes = (request: BatchRequest): WrittenMessage => ({
  ...request,
  payload: '',
  payloadEncoding: 'text',
  charset: 'UTF-8',
})

const noUpload: ReadUpload = () => Promise.resolve(Buffer.alloc(0))
