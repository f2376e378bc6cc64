import { queryOptions } from '@tanstack/react-query'
import type { listNames } from '@/lib/api/names'
import { call } from '@/lib/client/api'
import { indexSteps } from '@/lib/client/search/name-index'
import { inTurns } from '@/lib/client/search/turns'

/** The names of everything on the broker, as an index to search in. Made once for each reading, in turns. */
export const namesQuery = () =>
  queryOptions({
    queryKey: ['names'],
    queryFn: async ({ signal }) => {
      const index = await inTurns(
        indexSteps(await call<typeof listNames>('GET /api/names', {}, signal)),
        signal,
      )
      if (index === undefined) throw new DOMException('Nobody waits for the names.', 'AbortError')
      return index
    },
    // Comparing ten thousand entries with those from before would cost more than it saves.
    structuralSharing: false,
  })
