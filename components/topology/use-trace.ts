'use client'

import { useQuery } from '@tanstack/react-query'
import { parseAsString } from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useMemo } from 'react'
import type { TraceInput } from '@/lib/api/trace'
import { traceQuery } from '@/lib/client/queries/trace'
import { parseHeadersText } from '@/lib/rabbitmq/headers-text'

const params = {
  exchange: parseAsString,
  key: parseAsString.withDefault(''),
  headers: parseAsString.withDefault(''),
  expected: parseAsString.withDefault(''),
}

export interface TraceForm {
  exchange: string
  key: string
  headers: string
}

/** The trace that the address asks for: a link is a trace. */
export function useTrace(vhost: string) {
  const [asked, setAsked] = useQueryStates(params)
  const { exchange, key, headers, expected } = asked
  const input = useMemo((): TraceInput | null => {
    const parsed = parseHeadersText(headers)
    if (exchange === null || !('headers' in parsed)) return null
    return {
      vhost,
      exchange,
      routingKey: key,
      headers: parsed.headers,
      expected: expected === '' ? null : expected,
    }
  }, [vhost, exchange, key, headers, expected])
  const query = useQuery({
    ...traceQuery(input ?? { vhost, exchange: '' }),
    enabled: input !== null,
    // Another message's way would be a lie while this one's is read; only what was expected may change under it.
    placeholderData: (previous, before) => {
      const last = before?.queryKey[2]
      const isSame =
        input !== null &&
        last !== undefined &&
        JSON.stringify({ ...last, expected: null }) === JSON.stringify({ ...input, expected: null })
      return isSame ? previous : undefined
    },
  })
  return {
    form: { exchange: exchange ?? '', key, headers },
    expected,
    /** Null before anything was asked. */
    asked: input,
    query,
    ask: (form: TraceForm) => {
      const same =
        exchange === form.exchange && key === form.key && headers === form.headers && input !== null
      if (same) void query.refetch()
      else setAsked({ ...form, headers: form.headers === '' ? null : form.headers, expected: null })
    },
    expect: (queue: string) => setAsked({ expected: queue === '' ? null : queue }),
    clear: () => setAsked({ exchange: null, key: null, headers: null, expected: null }),
  }
}
