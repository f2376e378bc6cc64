import type { LiveEvent } from '@/lib/api/live'
import { isProblem } from '@/lib/api/problem'
import { isObject } from '@/lib/rabbitmq/is-object'
import { ArrivedMessage } from './arrived-message'
import type { StreamEvent } from './event-stream'
import type { LiveNews } from './follow'

type Json = Record<string, unknown>

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isDigits = (value: unknown) => typeof value === 'string' && /^\d+$/.test(value)

/**
 * What must be there before the page works with an event: a server of another build, or something in between, must not
 * break it. Thousands of messages come in a second, so the schemas, which the server keeps to, are not run again here.
 */
const fits: Record<LiveEvent['event'], (data: Json) => boolean> = {
  open: ({ stream, at }) => typeof stream === 'string' && isNumber(at),
  started: ({ source, queue }) => isNumber(source) && typeof queue === 'string',
  messages: ({ source, messages }) =>
    isNumber(source) && Array.isArray(messages) && messages.every(isMessage),
  counts: ({ source, seen, matched, unsure, hidden, offset }) =>
    [source, seen, matched, unsure, hidden].every(isNumber) && (offset === null || isDigits(offset)),
  replies: ({ source, answered, failed, counts }) =>
    isNumber(source) && Array.isArray(answered) && Array.isArray(failed) && isObject(counts),
  dropped: ({ source, count }) => isNumber(source) && (count === null || isNumber(count)),
  end: ({ source, problem }) => isNumber(source) && isProblem(problem),
  closed: ({ problem }) => isProblem(problem),
  beat: ({ at }) => isNumber(at),
}

const isMessage = (message: unknown): boolean =>
  isObject(message) &&
  isNumber(message['seq']) &&
  isObject(message['payload']) &&
  isObject(message['properties'])

type News = LiveNews extends infer N ? (N extends unknown ? Omit<N, 'length'> : never) : never

/** An event as the contract has it. Events of a name that this page does not know are none of its business. */
export function readNews({ event, lines }: StreamEvent): LiveNews | null {
  if (!Object.hasOwn(fits, event)) return null
  const name = event as LiveEvent['event']
  const length = lines.reduce((sum, line) => sum + line.length, 0)
  try {
    const news = (name === 'messages' ? messagesOf(lines) : null) ?? eventOf(name, lines)
    if (news !== null) return { ...news, length }
  } catch {
    // Not JSON.
  }
  return { event: 'unreadable', length }
}

function eventOf(name: LiveEvent['event'], lines: readonly string[]): News | null {
  const json: unknown = JSON.parse(lines.join('\n'))
  if (!isObject(json)) return null
  Reflect.deleteProperty(json, '__proto__')
  if (!fits[name](json)) return null
  const event = { ...json, event: name } as unknown as LiveEvent
  return event.event === 'messages' ? { ...event, messages: event.messages.map(ArrivedMessage.of) } : event
}

/** Messages each of which has a line of its own, as our server writes them. The first one says for all that they can be read. */
function messagesOf([head = '', ...lines]: readonly string[]): News | null {
  if (lines.pop() !== ']}') return null
  const event: unknown = JSON.parse(`${head}]}`)
  if (!isObject(event) || !fits.messages(event)) return null
  const messages = lines.map((line) => ArrivedMessage.ofJson(line.endsWith(',') ? line.slice(0, -1) : line))
  if (!messages.every((message) => message !== null)) return null
  const [first] = messages
  if (first !== undefined && !isMessage(first.readOnce())) return null
  return { event: 'messages', source: event['source'] as number, messages }
}
