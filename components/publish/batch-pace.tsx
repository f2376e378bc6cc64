'use client'

import { useWatch } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { NumberInput } from '@/components/ui/number-input'
import type { PublishFormState } from './target-fields'

/** How many, how fast, and how many without an answer at a time. */
export function BatchPace({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish.batch')
  const { errors } = form.formState
  const kind = useWatch({ control: form.control, name: 'source.kind' })
  return (
    <>
      {kind === 'template' ? (
        <Field label={t('count')} error={errors.source?.count?.message} className="w-24">
          {(aria) => <NumberInput {...aria} {...form.register('source.count')} />}
        </Field>
      ) : null}
      <Field label={t('rate')} error={errors.rate?.message} className="w-28">
        {(aria) => (
          <NumberInput
            {...aria}
            unit={t('perSecond')}
            placeholder={t('ratePlaceholder')}
            {...form.register('rate')}
          />
        )}
      </Field>
      <Field label={t('window')} error={errors.window?.message} className="w-20">
        {(aria) => <NumberInput {...aria} title={t('windowHelp')} {...form.register('window')} />}
      </Field>
    </>
  )
}
