import { useEffect, useEffectEvent, useState } from 'react'

/** Milliseconds without a key after which what is typed counts. */
const pause = 250

interface TypedText {
  text: string
  type: (text: string) => void
  /** Does not wait for a pause. */
  say: (text: string) => void
}

/** What is typed, and what of it counts: `onChange` is called when typing pauses. */
export function useTypedText(value: string, onChange: (value: string) => void): TypedText {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  // The address changed from elsewhere: a link, Back, "Clear filter".
  if (seen !== value) {
    setSeen(value)
    setText(value)
  }
  const rest = useEffectEvent((typed: string) => {
    setSeen(typed)
    onChange(typed)
  })
  useEffect(() => {
    if (text === value) return undefined
    const timer = setTimeout(() => rest(text), pause)
    // A late change of the address would call back whoever has just followed a link.
    const leave = (event: MouseEvent) => {
      const opensHere = !event.ctrlKey && !event.metaKey && !event.shiftKey
      if (opensHere && event.target instanceof Element && event.target.closest('a[href]') !== null) {
        clearTimeout(timer)
      }
    }
    document.addEventListener('click', leave, true)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('click', leave, true)
    }
  }, [text, value])
  const say = (said: string) => {
    setText(said)
    setSeen(said)
    onChange(said)
  }
  return { text, type: setText, say }
}
