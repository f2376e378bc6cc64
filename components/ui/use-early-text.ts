import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'

/** What a field of one line shows of a text: it leaves line ends out. https://html.spec.whatwg.org/multipage/input.html#text-(type=text)-state-and-search-state-(type=search) */
const inOneLine = (text: string): string => text.replaceAll(/[\r\n]/g, '')

/**
 * The element of a controlled field. What was typed into it before the page was alive is told as soon as it is: React leaves
 * such text where it is and tells nobody, so that the next picture would take it away (react-dom 19.3, initInput).
 */
export function useEarlyText(
  value: unknown,
  tell: (element: HTMLInputElement) => void,
): RefObject<HTMLInputElement | null> {
  const element = useRef<HTMLInputElement>(null)
  const tellTyped = useEffectEvent(() => {
    const { current } = element
    if (current !== null && typeof value === 'string' && current.value !== inOneLine(value)) tell(current)
  })
  useEffect(() => tellTyped(), [])
  return element
}
