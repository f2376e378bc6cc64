'use client'

import { Search, X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Kbd } from '@/components/ui/kbd'
import { useEarlyText } from '@/components/ui/use-early-text'
import { keyPlace } from './list-keys'
import { useTypedText } from './use-typed-text'

interface FilterBoxProps {
  /** "Filter queues". */
  label: string
  value: string
  /** Called when typing pauses. */
  onChange: (value: string) => void
  /** Enter after the search was made: to the next one that was found. */
  onEnter?: (backwards: boolean) => void
  /** Whether the text is a regular expression; together with `onRegex`, where the list takes one. */
  regex?: boolean
  onRegex?: (on: boolean) => void
  /** The list does not take the text. */
  invalid?: boolean
}

/** The filter of a list. `/` goes there, Esc clears it. */
export function FilterBox({
  label,
  value,
  onChange,
  onEnter,
  regex = false,
  onRegex,
  invalid = false,
}: FilterBoxProps) {
  const t = useTranslations('lists')
  const { text, type, say } = useTypedText(value, onChange)
  const input = useEarlyText(text, (element) => type(element.value))

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      const place = keyPlace(event.target)
      if (place === 'taken' || place === 'filter') return
      event.preventDefault()
      input.current?.focus()
    }
    window.addEventListener('keydown', focus)
    return () => window.removeEventListener('keydown', focus)
  }, [input])

  const enter = (backwards: boolean) => {
    if (text === value) return onEnter?.(backwards)
    say(text)
  }

  const clear = () => {
    say('')
    input.current?.focus()
  }

  return (
    <span className="flex h-7 w-[260px] min-w-0 items-center gap-1.5 rounded-s border border-line-control bg-surface-1 px-2 has-aria-invalid:border-bad has-focus-visible:outline-2 has-focus-visible:outline-focus max-sm:h-8 max-sm:w-auto max-sm:flex-1">
      <Search className="flex-none text-ink-3" />
      <input
        ref={input}
        type="text"
        data-list-filter=""
        aria-label={label}
        aria-invalid={invalid}
        placeholder={label}
        value={text}
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        className="min-w-0 flex-1 bg-transparent outline-none"
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') clear()
          if (event.key !== 'Enter') return
          // The list takes a second one as the way to its rows.
          if (text !== value) event.preventDefault()
          enter(event.shiftKey)
        }}
      />
      {text === '' ? (
        <span aria-hidden className="leading-none max-sm:hidden">
          <Kbd>/</Kbd>
        </span>
      ) : (
        <button
          type="button"
          aria-label={t('clearFilter')}
          title={t('clearFilter')}
          onClick={clear}
          className="flex-none"
        >
          <X className="text-ink-3" />
        </button>
      )}
      {onRegex === undefined ? null : (
        <button
          type="button"
          aria-label={t('regex')}
          title={t('regex')}
          aria-pressed={regex}
          onClick={() => onRegex(!regex)}
          className="mono -mr-1 flex-none rounded-xs px-1 leading-5 text-ink-3 hover:text-ink-1 aria-pressed:bg-selected aria-pressed:font-medium aria-pressed:text-ink-1"
        >
          .*
        </button>
      )}
    </span>
  )
}
