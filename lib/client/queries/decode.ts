import { queryOptions } from '@tanstack/react-query'
import type { DecodeInput, decodePayload } from '@/lib/api/decode'
import { call } from '@/lib/client/api'

/** What a payload says in a binary format. `of` tells payloads apart: they are too long to be keys. */
export const decodedQuery = (of: number, input: DecodeInput) =>
  queryOptions({
    queryKey: ['decoded', of, input.format, input.type, input.skip, input.schema] as const,
    queryFn: ({ signal }) => call<typeof decodePayload>('POST /api/decode', { body: input }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
