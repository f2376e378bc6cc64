import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { TextInput } from './text-input'

interface NumberInputProps extends ComponentProps<typeof TextInput> {
  /** "ms", "/s": stands inside the box, at its end. */
  unit?: ReactNode
}

/**
 * A number as text: what was typed stays, and the schema says what is wrong with it. `type=number` would lose the text, and
 * a turn of the wheel would change the value.
 */
export function NumberInput({ unit, className, ...rest }: NumberInputProps) {
  const input = (
    <TextInput inputMode="numeric" {...rest} className={cx(unit !== undefined && 'pr-10', className)} />
  )
  if (unit === undefined) return input
  return (
    <span className="relative block">
      {input}
      <span className="pointer-events-none absolute inset-y-0 right-2 grid place-items-center text-small text-ink-3">
        {unit}
      </span>
    </span>
  )
}
