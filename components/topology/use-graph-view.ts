'use client'

import {
  parseAsTexts,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useMemo } from 'react'
import { hopChoices } from '@/lib/api/graph-size'
import type { GraphViewInput } from '@/lib/api/topology'
import { ways } from '@/lib/rabbitmq/graph/neighbours'

const params = {
  find: parseAsString.withDefault(''),
  focus: parseAsString.withDefault(''),
  hops: parseAsStringLiteral(hopChoices).withDefault('1'),
  way: parseAsStringLiteral(ways).withDefault('both'),
  unfold: parseAsTexts.withDefault([]),
  // Null: this filter is not on; "" is one that waits for its value.
  name: parseAsString,
  type: parseAsString,
  policy: parseAsString,
  depth: parseAsInteger,
  clients: parseAsStringLiteral(['true']),
}

/** What of the graph is shown: all of it stands in the address, so a link is a view. */
export function useGraphView() {
  const [values, set] = useQueryStates(params)
  const { focus, hops, way, unfold, name, type, policy, depth, clients } = values
  /** Without the search, which the server is asked for only where it does not show everything. */
  const view = useMemo(
    (): GraphViewInput => ({
      ...(focus === '' ? {} : { focus, hops, way }),
      ...(unfold.length === 0 ? {} : { unfold: unfold.join(',') }),
      ...(name === null || name === '' ? {} : { name }),
      ...(type === null || type === '' ? {} : { type }),
      ...(policy === null || policy === '' ? {} : { policy }),
      ...(depth === null || depth <= 0 ? {} : { depth }),
      ...(clients === null ? {} : { clients }),
    }),
    [focus, hops, way, unfold, name, type, policy, depth, clients],
  )
  return {
    values,
    view,
    set,
    /** Opens a group, or folds it again. */
    turnGroup: (id: string) =>
      set({ unfold: unfold.includes(id) ? unfold.filter((each) => each !== id) : [...unfold, id] }),
    clear: () =>
      set({ focus: null, hops: null, way: null, name: null, type: null, policy: null, depth: null }),
  }
}

export type GraphViewState = ReturnType<typeof useGraphView>
