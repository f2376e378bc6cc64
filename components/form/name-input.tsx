'use client'

import { useId, type ComponentProps } from 'react'
import { TextInput } from '@/components/ui/text-input'

interface NameInputProps extends ComponentProps<typeof TextInput> {
  /** Names that exist, offered while typing; others may be typed. */
  names: readonly string[]
}

/** The name of a queue or exchange. Free text: there may be more of them than any list shows, or than one may list. */
export function NameInput({ names, ...rest }: NameInputProps) {
  const id = useId()
  return (
    <>
      <TextInput mono {...rest} list={id} />
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  )
}
