'use client'

import { Filter } from 'lucide-react'
import { useId, useRef, type KeyboardEvent } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import { OfferList, optionId } from './offer-list'
import { useFilterText } from './use-filter-text'
import { useOffer } from './use-offer'

interface FilterFieldProps {
  value: string
  /** Called with a filter that can be read, when typing pauses or Enter is pressed. */
  onChange: (filter: string) => void
  /** Why the server did not take it. */
  refusal: string | null
  /** Paths that messages here have, to be offered. */
  seen: () => readonly string[]
}

/** The filter that runs on the server: names are completed, and what is wrong is said with its place. */
export function FilterField({ value, onChange, refusal, seen }: FilterFieldProps) {
  const t = useTranslations('live')
  const id = useId()
  const listId = `${id}-list`
  const input = useRef<HTMLInputElement>(null)
  const { text, error, isTyping, type, set, submit } = useFilterText({ value, onChange, refusal })
  const { offer, look, move, close } = useOffer(seen)

  const take = (option: string) => {
    if (offer === null) return
    set(`${text.slice(0, offer.from)}${option}${text.slice(offer.to) || ' '}`)
    close()
    const cursor = offer.from + option.length + 1
    requestAnimationFrame(() => input.current?.setSelectionRange(cursor, cursor))
    input.current?.focus()
  }
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const option = offer?.options[offer.active]
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (by !== null && offer === null) look(text, event.currentTarget.selectionStart ?? text.length)
    else if (by !== null) move(by)
    else if ((event.key === 'Enter' || event.key === 'Tab') && option !== undefined) take(option)
    else if (event.key === 'Escape' && offer !== null) close()
    else if (event.key === 'Enter') {
      close()
      return submit()
    } else return
    event.preventDefault()
  }

  const wrong =
    error === null
      ? refusal
      : t('filterWrong', { at: String(error.from + 1), what: t(`filterErrors.${error.code}`) })
  const said = isTyping ? null : wrong
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
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={
            offer !== null && offer.active >= 0 ? optionId(listId, offer.active) : undefined
          }
          aria-invalid={said === null ? undefined : true}
          aria-describedby={said === null ? undefined : `${id}-error`}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="mono h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3"
          placeholder={t('filterPlaceholder')}
          value={text}
          onChange={({ target }) => {
            type(target.value)
            look(target.value, target.selectionStart ?? target.value.length)
          }}
          onKeyDown={handleKey}
          onBlur={close}
        />
        <span className="text-small whitespace-nowrap text-ink-3 max-lg:hidden">{t('filterWhere')}</span>
      </span>
      {said === null ? null : (
        <p id={`${id}-error`} role="alert" className="pt-0.5 text-micro text-bad-ink">
          {said}
        </p>
      )}
      <OfferList id={listId} offer={offer} onTake={take} />
    </div>
  )
}
