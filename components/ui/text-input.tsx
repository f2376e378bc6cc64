'use client'

import { useImperativeHandle, type ChangeEvent, type ComponentProps } from 'react'
import { cx } from './cx'
import { inputClass } from './input-class'
import { useEarlyText } from './use-early-text'

interface TextInputProps extends Omit<ComponentProps<'input'>, 'size'> {
  /** Names, keys and payloads are set in mono. */
  mono?: boolean
  size?: 'normal' | 'large'
}

/** One line of text. */
export function TextInput({ mono = false, size = 'normal', className, ref, ...rest }: TextInputProps) {
  // No event of the browser brings it: that came before anybody listened.
  const element = useEarlyText(rest.value, (target) =>
    rest.onChange?.({ target, currentTarget: target } as ChangeEvent<HTMLInputElement>),
  )
  useImperativeHandle(ref, () => element.current as HTMLInputElement, [element])
  return (
    <input
      ref={element}
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      className={inputClass(
        cx('px-2 max-sm:h-8', size === 'large' ? 'h-8' : 'h-7', mono && 'mono', className),
      )}
    />
  )
}
