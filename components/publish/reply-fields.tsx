'use client'

import { Controller } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { Checkbox } from '@/components/ui/checkbox'
import { NumberInput } from '@/components/ui/number-input'
import { RadioGroup } from '@/components/ui/radio-group'
import type { PublishFormState } from './target-fields'

/** Where replies are waited for, how long, and how many. */
export function ReplyFields({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish')
  const { errors } = form.formState
  return (
    <>
      <Controller
        control={form.control}
        name="replyThrough"
        render={({ field }) => (
          <RadioGroup
            look="segments"
            label={t('reply.through')}
            value={field.value}
            onChange={field.onChange}
            options={(['direct', 'queue'] as const).map((value) => ({ value, label: t(`reply.${value}`) }))}
          />
        )}
      />
      <Field label={t('reply.timeLimit')} error={errors.timeLimit?.message} className="w-24">
        {(aria) => <NumberInput {...aria} unit={t('reply.milliseconds')} {...form.register('timeLimit')} />}
      </Field>
      <Field label={t('reply.replies')} error={errors.replies?.message} className="w-16">
        {(aria) => <NumberInput {...aria} {...form.register('replies')} />}
      </Field>
      <span title={t('mandatoryHelp')} className="self-end pb-0.5 max-sm:pb-1">
        <Checkbox
          label={t('mandatory')}
          defaultChecked={form.getValues('mandatory')}
          {...form.register('mandatory')}
        />
      </span>
    </>
  )
}
