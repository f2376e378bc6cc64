'use client'

import { Controller, useWatch } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Checkbox } from '@/components/ui/checkbox'
import { RadioGroup } from '@/components/ui/radio-group'
import type { PublishTab } from './publish-values'
import type { PublishFormState } from './target-fields'

/** What RabbitMQ is asked to promise, and to send back. */
export function GuaranteeFields({ form, tab }: { form: PublishFormState; tab: PublishTab }) {
  const t = useTranslations('publish')
  const guarantee = useWatch({ control: form.control, name: 'guarantee' })
  return (
    <>
      <Controller
        control={form.control}
        name="guarantee"
        render={({ field }) => (
          <RadioGroup
            look="segments"
            label={t('guarantee.label')}
            value={field.value}
            onChange={field.onChange}
            options={(['none', 'confirm', 'transaction'] as const).map((value) => ({
              value,
              label: t(`guarantee.${value}`),
            }))}
          />
        )}
      />
      {guarantee === 'transaction' && tab === 'message' ? (
        <Controller
          control={form.control}
          name="commit"
          render={({ field }) => (
            <RadioGroup
              look="segments"
              label={t('transactionEnds')}
              value={field.value}
              onChange={field.onChange}
              options={(['commit', 'rollback'] as const).map((value) => ({ value, label: t(value) }))}
            />
          )}
        />
      ) : null}
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
