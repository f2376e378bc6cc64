'use client'

import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react'

interface FocusKept<E extends HTMLElement> {
  ref: RefObject<E | null>
  onFocus: (event: FocusEvent) => void
  onBlur: (event: FocusEvent) => void
}

const reachable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

const reachableIn = (area: HTMLElement) =>
  Array.from(area.querySelectorAll<HTMLElement>(reachable)).filter(
    (element) => element.tabIndex >= 0 && element.getClientRects().length > 0,
  )

const canHold = (element: Element) => element.isConnected && !element.matches(':disabled')

/**
 * Where the focus goes when what had it is taken away or switched off, as what removes a row is with its row: what has come to its
 * place, at the end what is last; or `instead`. Without it the keyboard would start at the top of the page.
 *
 *     const kept = useFocusKept<HTMLUListElement>()
 *     <ul {...kept}>…</ul>
 */
export function useFocusKept<E extends HTMLElement>(
  instead?: () => HTMLElement | null | undefined,
  /** Whose area it is, where its elements may become those of something else. */
  owner?: string | number,
): FocusKept<E> {
  const ref = useRef<E>(null)
  const held = useRef<{ element: Element; place: number; owner: typeof owner } | null>(null)
  const hold = (element: Element) => {
    const place = ref.current === null ? -1 : reachableIn(ref.current).findIndex((each) => each === element)
    // With `instead` its place is no matter: it may be one that Tab does not reach.
    const isHere = instead === undefined ? place !== -1 : ref.current?.contains(element) === true
    held.current = isHere ? { element, place, owner } : null
  }
  useLayoutEffect(() => {
    const was = held.current
    if (was === null) return
    if (was.owner === owner && canHold(was.element)) return hold(was.element)
    held.current = null
    if (was.owner !== owner) return
    const { activeElement } = document
    // Somebody else has brought it elsewhere.
    if (activeElement !== null && activeElement !== document.body && activeElement !== was.element) return
    const others = instead === undefined && ref.current !== null ? reachableIn(ref.current) : []
    const next = instead === undefined ? (others[was.place] ?? others.at(-1)) : instead()
    next?.focus({ preventScroll: true })
  })
  return {
    ref,
    onFocus: ({ target }) => hold(target),
    onBlur: ({ target, relatedTarget }) => {
      if (relatedTarget !== null) held.current = null
      // What is taken away may say so while it still stands there; of anything else the focus was let go.
      else {
        queueMicrotask(() => {
          if (canHold(target)) held.current = null
        })
      }
    },
  }
}
