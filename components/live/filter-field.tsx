'use client'

import { Filter } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import { FilterError } from '@/lib/rabbitmq/filter/filter-error'
import { parseFilter } from '@/lib/rabbitmq/filter/parse'
import { suggest, type Suggestions } from '@/lib/rabbitmq/filter/suggest'

interface FilterFieldProps {
  value: string
  /** Called with a filter that can be read, when typing pauses or Enter is pressed. */
  onChange: (filter: string) => void
  /** Why the server did not take it. */
  refusal: string | null
  /** Paths that messages here have, to be offered. */
  seen: () => readonly string[]
}

const pause = 500

/** The filter that runs on the server: names are completed, and what is wrong is said with its place. */
export function FilterField({ value, onChange, refusal, seen }: FilterFieldProps) {
  const t = useTranslations('live')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  const [offer, setOffer] = useState<(Suggestions & { active: number }) | null>(null)
  const [isTyping, setTyping] = useState(false)
  if (known !== value) {
    setKnown(value)
    // What the server refused stays to be mended.
    if (refusal === null) setText(value)
  }
  const error = errorOf(text)

  useEffect(() => {
    if (text === value || error !== null) return undefined
    const timer = setTimeout(() => onChange(text), pause)
    return () => clearTimeout(timer)
  }, [text, value, error, onChange])
  // What is half typed is not wrong yet.
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(typing.current), [])
  const type = () => {
    clearTimeout(typing.current)
    setTyping(true)
    typing.current = setTimeout(() => setTyping(false), pause)
  }

  const look = (next: string, cursor: number) => {
    const found = suggest(next, cursor, seen())
    setOffer(found === null ? null : { ...found, active: -1 })
  }
  const take = (option: string) => {
    if (offer === null) return
    const next = `${text.slice(0, offer.from)}${option}${text.slice(offer.to) || ' '}`
    setText(next)
    setOffer(null)
    const cursor = offer.from + option.length + 1
    requestAnimationFrame(() => input.current?.setSelectionRange(cursor, cursor))
    input.current?.focus()
  }
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (move !== 0 && offer === null) look(text, event.currentTarget.selectionStart ?? text.length)
    else if (move !== 0 && offer !== null) {
      const count = offer.options.length
      setOffer({
        ...offer,
        active: (offer.active + move + count + (offer.active === -1 && move < 0 ? 1 : 0)) % count,
      })
    } else if (event.key === 'Enter') {
      const option = offer?.options[offer.active]
      if (option !== undefined) take(option)
      else {
        setOffer(null)
        setTyping(false)
        if (error === null) onChange(text)
        return
      }
    } else if (event.key === 'Tab' && offer !== null && offer.active >= 0) {
      take(offer.options[offer.active] ?? '')
    } else if (event.key === 'Escape' && offer !== null) setOffer(null)
    else return
    event.preventDefault()
  }

  const said = isTyping ? null : error === null ? refusal : say(error)
  function say({ code, from }: FilterError): string {
    return t('filterWrong', { at: String(from + 1), what: t(`filterErrors.${code}`) })
  }
  return (
    <div className="relative flex min-w-0 flex-1 flex-col max-sm:basis-full">
      <span
        className={cx(
          'flex h-7 items-center gap-1.5 rounded-s border bg-surface-1 px-2 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus max-sm:h-8',
          said === null ? 'border-line-control' : 'border-bad-ink',
        )}
      >
        <Filter className="flex-none text-ink-3" />
        <input
          ref={input}
          role="combobox"
          aria-label={t('filter')}
          aria-expanded={offer !== null}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={offer !== null && offer.active >= 0 ? `${id}-${offer.active}` : undefined}
          aria-invalid={said === null ? undefined : true}
          aria-describedby={said === null ? undefined : `${id}-error`}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="mono h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
          placeholder={t('filterPlaceholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            type()
            look(event.target.value, event.target.selectionStart ?? event.target.value.length)
          }}
          onKeyDown={handleKey}
          onBlur={() => setOffer(null)}
        />
        <span className="text-small whitespace-nowrap text-ink-3 max-lg:hidden">{t('filterWhere')}</span>
      </span>
      {said === null ? null : (
        <p id={`${id}-error`} role="alert" className="pt-0.5 text-micro text-bad-ink">
          {said}
        </p>
      )}
      <div
        id={`${id}-list`}
        // A datalist does not know what stands at the cursor.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        aria-label={t('filterNames')}
        hidden={offer === null}
        className="absolute top-[30px] left-0 z-30 max-h-72 min-w-56 overflow-y-auto rounded-m border border-line-2 bg-overlay p-1 shadow-menu"
      >
        {(offer?.options ?? []).map((option, index) => (
          <div
            key={option}
            id={`${id}-${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            aria-selected={index === offer?.active}
            className={cx('mono rounded-s px-2 py-0.5 text-small', index === offer?.active && 'bg-selected')}
            // The field keeps the focus.
            onPointerDown={(event) => {
              event.preventDefault()
              take(option)
            }}
          >
            {option}
          </div>
        ))}
      </div>
    </div>
  )
}

function errorOf(text: string): FilterError | null {
  try {
    parseFilter(text)
    return null
  } catch (error) {
    if (error instanceof FilterError) return error
    throw error
  }
}
