'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { TextInput } from '@/components/ui/text-input'
import { Field } from './field'

interface TypeNameProps {
  /** Undefined: nothing must be typed. */
  name: string | undefined
  typed: string
  onType: (typed: string) => void
}

/** Whether what was typed lets the action pass. */
export const isTyped = (name: string | undefined, typed: string): boolean =>
  name === undefined || typed === name

/** The name that must be typed before something goes, for production brokers and for what is not empty. */
export function TypeName({ name, typed, onType }: TypeNameProps) {
  const t = useTranslations('forms')
  if (name === undefined) return null
  return (
    <Field label={t('typeName', { name })}>
      {(aria) => (
        <TextInput
          {...aria}
          mono
          size="large"
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  )
}
