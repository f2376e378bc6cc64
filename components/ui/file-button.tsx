'use client'

import type { ReactNode } from 'react'
import { buttonClass } from './button-class'

interface FileButtonProps {
  /** Names the control: what the file is for. */
  label: string
  size?: 'normal' | 'large'
  /** As the input takes it. */
  accept?: string
  multiple?: boolean
  /** Id of the error that stands with it. */
  error?: string | undefined
  onChoose: (files: readonly [File, ...File[]]) => void
  children: ReactNode
}

/** A button that lets one choose a file of this machine: the browser's own looks like no other, and speaks its own language. */
export function FileButton(props: FileButtonProps) {
  const { label, size = 'normal', accept, multiple = false, error, onChoose, children } = props
  return (
    <label
      className={buttonClass(
        'plain',
        size,
        'relative has-focus-visible:outline-2 has-focus-visible:outline-focus',
      )}
    >
      {children}
      <input
        type="file"
        accept={accept}
        multiple={multiple}
        aria-label={label}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error}
        className="absolute inset-0 cursor-pointer opacity-0 file:hidden"
        onChange={(event) => {
          const [first, ...others] = event.target.files ?? []
          // The same file again, changed meanwhile, is a choice, too.
          event.target.value = ''
          if (first !== undefined) onChoose([first, ...others])
        }}
      />
    </label>
  )
}
