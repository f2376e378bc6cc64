import type { ComponentProps } from 'react'
import { cx } from './cx'
import { inputClass } from './input-class'

interface TextareaProps extends ComponentProps<'textarea'> {
  mono?: boolean
}

/** Several lines of text. */
export function Textarea({ mono = false, className, ...rest }: TextareaProps) {
  return (
    <textarea
      autoComplete="off"
      spellCheck={false}
      rows={6}
      {...rest}
      className={inputClass(cx('block px-2 py-1.5', mono && 'mono leading-[18px]', className))}
    />
  )
}
