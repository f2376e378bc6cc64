import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** Missing only where an aria-label names the box. */
  label?: ReactNode
  help?: ReactNode
  /** Neither ticked nor not: a part of what it stands for is. */
  mixed?: boolean
}

/** A tick box with its words. */
export function Checkbox({ label, help, mixed = false, className, ...rest }: CheckboxProps) {
  const box = (
    <span
      className={cx(
        'relative inline-grid size-3.5 flex-none place-items-center',
        label === undefined ? 'align-middle' : 'mt-[3px]',
      )}
    >
      <input
        type="checkbox"
        ref={(input) => {
          if (input !== null) input.indeterminate = mixed
        }}
        {...rest}
        className="peer quick size-3.5 appearance-none rounded-xs border border-line-control bg-surface-1 checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:border-line-2 disabled:bg-surface-2"
      />
      <svg
        viewBox="0 0 10 10"
        aria-hidden
        className="pointer-events-none absolute size-2.5 fill-none stroke-on-accent stroke-2 hidden peer-checked:block peer-indeterminate:block"
      >
        <path d={mixed ? 'M2 5h6' : 'm1.8 5.4 2.2 2.2 4.3-5'} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </span>
  )
  if (label === undefined) return box
  return (
    <div className={cx('flex flex-col', className)}>
      <label className="flex min-h-6 items-start gap-2 py-0.5">
        {box}
        <span>{label}</span>
      </label>
      {help === undefined ? null : <p className="pl-[22px] text-micro text-ink-3">{help}</p>}
    </div>
  )
}
