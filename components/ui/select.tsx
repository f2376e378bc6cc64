import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { inputClass } from './input-class'

interface SelectOption {
  value: string
  label: string
  disabled?: boolean
}

interface SelectProps extends Omit<ComponentProps<'select'>, 'size'> {
  options: readonly SelectOption[]
  size?: 'normal' | 'large'
  /** `bare`: no box, for bars where the value alone is the control. */
  look?: 'box' | 'bare'
  mono?: boolean
}

/** The platform's own select: it works on phones, with type-ahead, and with thousands of virtual hosts or exchanges. */
export function Select({
  options,
  size = 'normal',
  look = 'box',
  mono = false,
  className,
  ...rest
}: SelectProps) {
  const shape = cx(
    'appearance-none truncate pr-6 pl-2 max-sm:h-8',
    size === 'large' ? 'h-8' : 'h-7',
    mono && 'mono',
  )
  return (
    <span className={cx('relative inline-flex min-w-0', look === 'box' && 'w-full', className)}>
      <select
        {...rest}
        className={
          look === 'box'
            ? inputClass(shape)
            : cx(
                shape,
                'quick max-w-full min-w-0 flex-1 field-sizing-content rounded-s bg-transparent hover:bg-hover',
              )
        }
      >
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            className="bg-overlay text-ink-1"
          >
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute top-1/2 right-1.5 -translate-y-1/2 text-ink-3" />
    </span>
  )
}
