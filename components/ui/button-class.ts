import { cx } from './cx'

export type ButtonKind = 'primary' | 'plain' | 'danger' | 'quiet' | 'danger-fill'
export type ButtonSize = 'small' | 'normal' | 'large'

const kinds: Record<ButtonKind, string> = {
  primary:
    'border-transparent bg-accent font-semibold text-on-accent not-aria-disabled:hover:bg-accent-hover',
  plain: 'border-line-2 bg-surface-1 font-medium not-aria-disabled:hover:bg-hover [&>svg]:text-ink-3',
  danger: 'border-line-2 bg-surface-1 font-medium text-bad-ink not-aria-disabled:hover:bg-hover',
  quiet: 'border-transparent font-medium text-ink-2 not-aria-disabled:hover:bg-hover',
  'danger-fill': 'border-transparent bg-bad-fill font-semibold text-on-bad',
}

const sizes: Record<ButtonSize, string> = {
  small: 'h-6 px-2 text-small max-sm:h-8',
  normal: 'h-7 px-2.5 text-[12.5px] max-sm:h-8',
  large: 'h-8 px-3.5 text-[12.5px]',
}

const off =
  'disabled:border-line-2 disabled:bg-surface-2 disabled:text-ink-disabled disabled:[&>svg]:text-ink-disabled aria-disabled:cursor-not-allowed aria-disabled:border-line-2 aria-disabled:bg-surface-2 aria-disabled:text-ink-disabled aria-disabled:[&>svg]:text-ink-disabled'

/** How a button looks, for buttons and for links that look like one. */
export const buttonClass = (kind: ButtonKind = 'plain', size: ButtonSize = 'normal', className?: string) =>
  cx(
    'inline-flex flex-none items-center justify-center gap-1.5 rounded-s border whitespace-nowrap no-underline quick pressable',
    kinds[kind],
    sizes[size],
    off,
    className,
  )
