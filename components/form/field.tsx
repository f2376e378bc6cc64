'use client'

import { useId, type ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { useOwnTexts } from '@/lib/client/own-texts'

/** What a control needs to belong to its label, help and error. Spread it on the input. */
interface FieldAria {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
}

interface FieldProps {
  label: string
  /** One line: what it does, its unit, its default. */
  help?: ReactNode
  /** What the schema or the server says, or words of the feature's own. */
  error?: string | undefined
  required?: boolean
  className?: string
  children: (aria: FieldAria) => ReactNode
}

/** Label, control, help and error, wired for those who listen. */
export function Field({ label, help, error, required = false, className, children }: FieldProps) {
  const inWords = useOwnTexts()
  const id = useId()
  const helpId = `${id}-help`
  const errorId = `${id}-error`
  const describedBy = cx(error !== undefined && errorId, help !== undefined && helpId)
  return (
    <div className={cx('flex min-w-0 flex-col gap-[3px]', className)}>
      <label htmlFor={id} className="text-small whitespace-nowrap text-ink-2">
        {label}
      </label>
      {children({
        id,
        ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
        ...(error === undefined ? {} : { 'aria-invalid': true }),
        ...(required ? { 'aria-required': true } : {}),
      })}
      {error === undefined ? null : (
        <p id={errorId} className="text-micro text-bad-ink">
          {inWords(error)}
        </p>
      )}
      {help === undefined ? null : (
        <p id={helpId} className="text-micro text-ink-3">
          {help}
        </p>
      )}
    </div>
  )
}
