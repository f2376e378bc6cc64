import type { LiveEvent } from '@/lib/api/live'
import { isProblem } from '@/lib/api/problem'
import { isObject } from '@/lib/rabbitmq/is-object'
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

/** An event as the contract has it. Events of a name that this page does not know are none of its business. */
export function readNews({ event, data }: StreamEvent): LiveNews | null {
  if (!Object.hasOwn(fits, event)) return null
  const name = event as LiveEvent['event']
  const length = data.length
  try {
    const json: unknown = JSON.parse(data)
    if (isObject(json)) Reflect.deleteProperty(json, '__proto__')
    if (isObject(json) && fits[name](json)) return { ...json, event: name, length } as unknown as LiveNews
  } catch {
    // Not JSON.
  }
  return { event: 'unreadable', length }
}
