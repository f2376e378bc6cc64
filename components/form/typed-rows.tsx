'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { useId, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { useOwnTexts } from '@/lib/client/own-texts'

export interface TypedRow<T extends string> {
  name: string
  type: T
  value: string
}

export interface RowError {
  name?: string | undefined
  type?: string | undefined
  value?: string | undefined
}

interface TypedRowsProps<T extends string> {
  /** Names the group: "Arguments", "Headers". */
  label: string
  types: readonly T[]
  rows: readonly TypedRow<T>[]
  onChange: (rows: TypedRow<T>[]) => void
  /** A value was left: time to say what is wrong with the rows. */
  onLeave?: () => void
  errors?: readonly (RowError | undefined)[]
  /** Known names, offered while typing. */
  suggestions?: readonly string[]
  /** The type that goes with a name, set when a known name is typed. */
  typeOf?: (name: string) => T | undefined
  /** One line on what a name does, or how values of its type are written, shown below its row. */
  helpOf?: (name: string, type: T) => string | undefined
  help?: string
  /** Stands at the end of the label's line, which is then the head of a section. */
  aside?: ReactNode
}

/** One line; on phones the name has a line of its own. */
const rowClass =
  'grid grid-cols-[minmax(0,1fr)_104px_minmax(0,1fr)_28px] items-center [grid-template-areas:"name_type_value_remove"] max-sm:grid-cols-[104px_minmax(0,1fr)_36px] max-sm:[grid-template-areas:"name_name_remove"_"type_value_value"]'
const cell =
  'mono h-7 w-full min-w-0 bg-transparent px-2 outline-none focus-visible:-outline-offset-2 focus-visible:outline-2 max-sm:h-8'

/** Rows of name, type and value, for arguments and headers. Values travel as text; the schema checks them against the type. */
export function TypedRows<T extends string>(props: TypedRowsProps<T>) {
  const { label, types, rows, onChange, onLeave, errors, suggestions, typeOf, helpOf, help, aside } = props
  const t = useTranslations('forms.rows')
  const inWords = useOwnTexts()
  const id = useId()
  const kept = useFocusKept<HTMLFieldSetElement>()
  const [first] = types
  const options = types.map((type) => ({ value: type, label: type }))
  if (first === undefined) return null

  const change = (index: number, part: Partial<TypedRow<T>>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  const rename = (index: number, name: string) => {
    const type = typeOf?.(name)
    change(index, type === undefined ? { name } : { name, type })
  }

  return (
    <fieldset {...kept} aria-labelledby={`${id}-label`} className="flex min-w-0 flex-col gap-1.5">
      <div
        className={cx(
          'flex items-baseline gap-x-2',
          aside === undefined ? 'max-sm:flex-col' : 'min-h-7 items-center',
        )}
      >
        <span
          id={`${id}-label`}
          className={aside === undefined ? 'text-small text-ink-2' : 'text-small font-semibold'}
        >
          {label}
        </span>
        {help === undefined ? null : <span className="text-micro text-ink-3">{help}</span>}
        {aside === undefined ? null : <span className="ml-auto">{aside}</span>}
      </div>
      {rows.length === 0 ? null : (
        <ul className="overflow-hidden rounded-s border border-line-control bg-surface-1">
          {rows.map((row, index) => {
            const error = errors?.[index]
            const message = error?.name ?? error?.type ?? error?.value
            const hint = helpOf?.(row.name, row.type)
            const line = index + 1
            const noteId = `${id}-${index}-note`
            const described =
              message === undefined && hint === undefined ? {} : { 'aria-describedby': noteId }
            return (
              // Rows have no identity of their own: their place is it.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className="border-line-1 not-first:border-t">
                <div className={rowClass}>
                  <input
                    aria-label={t('name', { row: String(line) })}
                    {...described}
                    aria-invalid={error?.name === undefined ? undefined : true}
                    className={cx(cell, '[grid-area:name]')}
                    value={row.name}
                    placeholder={t('namePlaceholder')}
                    autoComplete="off"
                    spellCheck={false}
                    {...(suggestions === undefined ? {} : { list: `${id}-names` })}
                    onChange={(event) => rename(index, event.target.value)}
                  />
                  <Select
                    look="bare"
                    aria-label={t('type', { row: String(line) })}
                    className="w-full border-line-1 text-ink-2 [grid-area:type] max-sm:border-r sm:border-x"
                    options={options}
                    value={row.type}
                    onChange={(event) => change(index, { type: event.target.value as T })}
                  />
                  <input
                    aria-label={t('value', { row: String(line) })}
                    {...described}
                    aria-invalid={error?.value === undefined ? undefined : true}
                    className={cx(cell, '[grid-area:value]')}
                    value={row.value}
                    placeholder={t('valuePlaceholder')}
                    autoComplete="off"
                    spellCheck={false}
                    onChange={(event) => change(index, { value: event.target.value })}
                    onBlur={onLeave}
                  />
                  <IconButton
                    size="small"
                    className="[grid-area:remove]"
                    label={t('remove', { row: String(line) })}
                    icon={<X />}
                    onClick={() => onChange(rows.filter((_, at) => at !== index))}
                  />
                </div>
                {message === undefined && hint === undefined ? null : (
                  <div id={noteId} className="px-2 pb-1 text-micro">
                    {message === undefined ? null : <p className="text-bad-ink">{inWords(message)}</p>}
                    {hint === undefined ? null : <p className="text-ink-3">{hint}</p>}
                  </div>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {suggestions === undefined ? null : (
        <datalist id={`${id}-names`}>
          {suggestions.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </datalist>
      )}
      <Button
        size="small"
        className="self-start"
        icon={<Plus />}
        onClick={() => onChange([...rows, { name: '', type: first, value: '' }])}
      >
        {t('add')}
      </Button>
    </fieldset>
  )
}
