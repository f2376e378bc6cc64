'use client'

import { useId, type ReactNode } from 'react'
import { cx } from './cx'

interface RadioOption<V extends string> {
  value: V
  label: string
  help?: ReactNode
  disabled?: boolean
}

interface RadioGroupProps<V extends string> {
  /** Name of the group, shown unless `labelHidden`. */
  label: string
  labelHidden?: boolean
  options: readonly RadioOption<V>[]
  value: V
  onChange: (value: V) => void
  /** `segments`: one bar, for two or three short words. */
  look?: 'list' | 'segments'
}

/** One of a few, all visible. Native radios: arrow keys and form semantics come with them. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { label, labelHidden = false, options, value, onChange, look = 'list' } = props
  const id = useId()
  const segments = look === 'segments'
  return (
    <div role="radiogroup" aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <span id={id} className={labelHidden ? 'sr-only' : 'text-small text-ink-2'}>
        {label}
      </span>
      <div
        className={
          segments
            ? 'inline-flex h-7 max-w-full self-start overflow-x-auto overflow-y-hidden rounded-s border border-line-2 bg-surface-2 max-sm:h-8'
            : 'flex flex-col gap-1'
        }
      >
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              segments
                ? 'relative flex flex-none items-center border-line-2 px-2.5 text-[12.5px] max-sm:px-2 whitespace-nowrap text-ink-2 not-first:border-l has-checked:bg-surface-1 has-checked:font-medium has-checked:text-ink-1 has-checked:shadow-[inset_0_-2px_0_var(--accent)] has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus'
                : 'flex min-h-6 items-start gap-2',
              option.disabled && 'text-ink-disabled',
            )}
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
              className={
                segments
                  ? 'absolute inset-0 appearance-none outline-none'
                  : 'quick mt-[3px] size-3.5 flex-none appearance-none rounded-full border border-line-control bg-surface-1 checked:border-[5px] checked:border-accent disabled:border-line-2'
              }
            />
            <span className={segments ? 'relative pointer-events-none' : 'flex min-w-0 flex-col'}>
              {option.label}
              {option.help === undefined ? null : (
                <span className="text-micro text-ink-3">{option.help}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </div>
  )
}
