'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { TextInput } from '@/components/ui/text-input'

export interface Target {
  exchange: string
  routingKey: string
}

/** Where messages of this view are published to. */
export function TargetFields({ target, onChange }: { target: Target; onChange: (target: Target) => void }) {
  const t = useTranslations('live')
  const field = (name: keyof Target, label: string, help?: string) => (
    <Field label={label} help={help}>
      {(aria) => (
        <TextInput
          {...aria}
          mono
          value={target[name]}
          onChange={(event) => onChange({ ...target, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      {field('exchange', t('exchange'), t('publishAgainExchange'))}
      {field('routingKey', t('columns.routing_key'))}
    </>
  )
}
