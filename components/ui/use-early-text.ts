import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'

/**
 * The element of a controlled field. What was typed into it before the page was alive is told as soon as it is: React leaves
 * such text where it is and tells nobody, so that the next picture would take it away (react-dom 19.3, postMountInput).
 */
export function useEarlyText(
  value: unknown,
  tell: (element: HTMLInputElement) => void,
): RefObject<HTMLInputElement | null> {
  const element = useRef<HTMLInputElement>(null)
  const compare = useEffectEvent(() => {
    const { current } = element
    if (current !== null && typeof value === 'string' && current.value !== value) tell(current)
  })
  useEffect(() => compare(), [])
  return element
}
