'use client'

import type { Control, FieldErrors, FieldPath, UseFormRegister } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { z } from 'zod'
import { ArgumentsField } from '@/components/form/arguments-field'
import { Field } from '@/components/form/field'
import { TextInput } from '@/components/ui/text-input'
import type { createBindingBody } from '@/lib/api/bindings'
import { keyHelpOf } from './key-help'

export type BindingInput = z.input<typeof createBindingBody>
export type BindingOutput = z.output<typeof createBindingBody>

interface MatchFieldsProps {
  control: Control<BindingInput, unknown, BindingOutput>
  register: UseFormRegister<BindingInput>
  errors: FieldErrors<BindingInput>
  /** Type of the source exchange, null when it is not known. */
  type: string | null
}

/** What a message must look like to take the way: key and arguments, explained for the type of the exchange. */
export function MatchFields({ control, register, errors, type }: MatchFieldsProps) {
  const t = useTranslations('bindings')
  const key: FieldPath<BindingInput> = 'bindingKey'
  return (
    <>
      <Field
        label={t('key')}
        error={errors.bindingKey?.message}
        help={t(`keyHelp.${keyHelpOf(type)}`, { type: type ?? '' })}
      >
        {(aria) => <TextInput mono {...aria} {...register(key)} />}
      </Field>
      <ArgumentsField
        control={control}
        name="arguments"
        label={t('arguments')}
        help={t(type === 'headers' ? 'create.headersHelp' : 'create.argumentsHelp')}
        {...(type === 'headers' ? { suggestions: matchNames } : {})}
        helpOf={(name) => (name === 'x-match' ? t('create.xMatch') : undefined)}
      />
    </>
  )
}

const matchNames = ['x-match']
