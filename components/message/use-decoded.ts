'use client'

import { useQuery } from '@tanstack/react-query'
import type { Decoded } from '@/lib/api/decode'
import { longestDecoded } from '@/lib/api/decode-names'
import { useKept } from '@/lib/client/kept'
import { decodedQuery } from '@/lib/client/queries/decode'
import { useOwnKey } from '@/lib/client/use-own-key'
import type { Payload } from '@/lib/rabbitmq/message'
import { choiceFor, parseChoices, withChoice, type DecodeChoice } from './decode-choice'

export interface Decoding {
  choice: DecodeChoice
  choose: (change: Partial<DecodeChoice>) => void
  /** Null while nothing is asked, or no answer is there. */
  decoded: Decoded | null
  isPending: boolean
  error: unknown
  /** Longer than what is decoded, or here only in part. */
  isTooLong: boolean
}

let last = 0
const numbers = new WeakMap<Payload, number>()

/** Payloads are told apart by a number: the same object is the same payload. */
function numberOf(payload: Payload): number {
  const known = numbers.get(payload)
  if (known !== undefined) return known
  last += 1
  numbers.set(payload, last)
  return last
}

/** A payload as the server decodes it once it is ready, in the format that its content type says or somebody chose for that type. */
export function useDecoded(payload: Payload, contentType: string | null, isReady: boolean): Decoding {
  const [choices, change] = useKept(useOwnKey('decode'), parseChoices)
  const of = numberOf(payload)
  const choice = choiceFor(choices, contentType)
  const isTooLong = payload.truncated || payload.bytes > longestDecoded
  const { format, schema, type, skip } = choice
  const isAsked = isReady && format !== 'none' && !isTooLong && payload.bytes > 0
  const query = useQuery({
    ...decodedQuery(of, {
      format: format === 'none' ? 'cbor' : format,
      payload: { encoding: payload.encoding, text: payload.text },
      schema: schema === null ? null : { kind: schema.kind, text: schema.text },
      type,
      skip,
    }),
    enabled: isAsked,
  })
  const choose = (part: Partial<DecodeChoice>) =>
    change((before) => withChoice(before, contentType, { ...choiceFor(before, contentType), ...part }))
  return {
    choice,
    choose,
    decoded: isAsked ? (query.data ?? null) : null,
    isPending: isAsked && query.isPending,
    error: isAsked ? query.error : null,
    isTooLong,
  }
}
