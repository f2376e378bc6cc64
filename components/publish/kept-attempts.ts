import { ConsoleError, isProblem } from '@/lib/api/problem'
import type { PublishResult } from '@/lib/client/publish-result'
import { isObject } from '@/lib/rabbitmq/is-object'
import type { Attempt } from './attempt'
import { parseValues } from './parse-values'

/** What was published in this browser, newest first, and whether it may keep what the messages were. */
export interface History {
  keepsMessages: boolean
  attempts: readonly Attempt[]
}

const mostAttempts = 100
/** Characters of one message, and of all of them: the browser has some five million for everything. */
const longestMessage = 64 * 1024
const mostCharacters = 1024 * 1024

/** Attempts of all pages are told apart by when they ended. */
export const attemptKey = ({ at, id }: Attempt): string => `${at}-${id}`

/**
 * With these attempts, each once. The oldest leave, and what the oldest messages were before them. Where the session has ended,
 * perhaps in another tab, what they were is not put back.
 */
export function withAttempts({ keepsMessages, attempts }: History, more: readonly Attempt[]): History {
  const kept = more.some(isSignedOut) ? withoutMessages : withoutFile
  const known = new Map([...attempts, ...more.map(kept)].map((each) => [attemptKey(each), each]))
  const newestFirst = [...known.values()].sort((a, b) => b.at - a.at || b.id - a.id).slice(0, mostAttempts)
  let characters = 0
  return {
    keepsMessages,
    attempts: newestFirst.map((attempt) => {
      const { values } = attempt
      const length = values === null ? 0 : JSON.stringify(values).length
      if (!keepsMessages || length > longestMessage || characters + length > mostCharacters) {
        return values === null ? attempt : { ...attempt, values: null }
      }
      characters += length
      return attempt
    }),
  }
}

const isSignedOut = ({ result }: Attempt): boolean =>
  result.kind === 'problem' && result.error.code === 'signed_out'

const withoutMessages = (attempt: Attempt): Attempt => ({ ...attempt, values: null })

/** The file of a payload is the console's, and only for a while. */
const withoutFile = (attempt: Attempt): Attempt =>
  attempt.values?.payloadEncoding === 'file' ? { ...attempt, values: null } : attempt

/** What an error is made of again. */
const keptProblem = ({ code, message, errors, retryAfter }: ConsoleError) => ({
  code,
  detail: message,
  ...(errors.length === 0 ? {} : { errors }),
  ...(retryAfter === null ? {} : { retryAfter }),
})

/** As JSON has it: an error is its problem. */
export const toKept = ({ keepsMessages, attempts }: History): unknown => ({
  keepsMessages,
  attempts: attempts.map(({ result, ...rest }) => ({
    ...rest,
    result: result.kind === 'problem' ? { kind: 'problem', problem: keptProblem(result.error) } : result,
  })),
})

/** What this browser kept, as far as it can be read. */
export function parseHistory(kept: unknown): History {
  if (!isObject(kept) || !Array.isArray(kept['attempts'])) return { keepsMessages: true, attempts: [] }
  const attempts = kept['attempts'].slice(0, mostAttempts).flatMap((each: unknown) => {
    if (!isObject(each)) return []
    const { id, at, milliseconds, vhost, exchange, routingKey, bytes, guarantee, values } = each
    const result = parseResult(each['result'])
    const numbers = [id, at, milliseconds, bytes]
    const texts = [vhost, exchange, routingKey]
    const isWhole =
      result !== null &&
      numbers.every((number) => typeof number === 'number' && Number.isFinite(number)) &&
      texts.every((text) => typeof text === 'string') &&
      (guarantee === 'none' || guarantee === 'confirm' || guarantee === 'transaction')
    if (!isWhole) return []
    return [{ ...(each as unknown as Attempt), result, values: parseValues(values) }]
  })
  return { keepsMessages: kept['keepsMessages'] !== false, attempts }
}

function parseResult(kept: unknown): PublishResult | null {
  if (!isObject(kept)) return null
  const { kind, routed, reason, replyCode, replyText, text, problem } = kept
  switch (kind) {
    case 'sent':
    case 'nacked':
    case 'rolled-back':
      return { kind }
    case 'confirmed':
      return { kind, routed: typeof routed === 'boolean' ? routed : null }
    case 'returned':
      return { kind, replyCode: Number(replyCode), replyText: String(replyText) }
    case 'refused':
      return { kind, replyCode: Number(replyCode), text: String(text) }
    case 'unknown':
      return reason === 'blocked' ||
        reason === 'connection-lost' ||
        reason === 'timeout' ||
        reason === 'partly-committed' ||
        reason === 'no-answer'
        ? { kind, reason }
        : null
    case 'problem':
      return isProblem(problem) ? { kind, error: ConsoleError.fromProblem(problem) } : null
    default:
      return null
  }
}
