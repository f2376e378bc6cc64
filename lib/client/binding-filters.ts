'use client'

import { parseAsString, parseAsStringLiteral } from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useCallback } from 'react'

/** What a list of bindings can be narrowed by besides the text that is looked for everywhere. */
export const bindingParts = ['source', 'destination', 'bindingKey'] as const
export type BindingPart = (typeof bindingParts)[number]
export type Direction = 'from' | 'to'

const params = {
  source: parseAsString.withDefault(''),
  destination: parseAsString.withDefault(''),
  bindingKey: parseAsString.withDefault(''),
  direction: parseAsStringLiteral(['from', 'to']),
  page: parseAsString,
}

export interface BindingFilters {
  parts: Record<BindingPart, string>
  setPart: (part: BindingPart, text: string) => void
  /** Of an exchange's page: those from it or those to it, null for both. */
  direction: Direction | null
  setDirection: (direction: Direction | null) => void
  clear: () => void
}

/** The filters of a list of bindings, in the address. Setting one goes to page 1. */
export function useBindingFilters(): BindingFilters {
  const [{ direction, page: _, ...parts }, setParams] = useQueryStates(params)
  const setPart = useCallback(
    (part: BindingPart, text: string) => setParams({ [part]: text === '' ? null : text, page: null }),
    [setParams],
  )
  const setDirection = useCallback(
    (next: Direction | null) => setParams({ direction: next, page: null }),
    [setParams],
  )
  const clear = useCallback(
    () => setParams({ source: null, destination: null, bindingKey: null, direction: null, page: null }),
    [setParams],
  )
  return { parts, setPart, direction, setDirection, clear }
}
