'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { TextInput } from '@/components/ui/text-input'

export interface PublishAddress {
  exchange: string
  routingKey: string
}

interface PublishAddressFieldsProps {
  address: PublishAddress
  onChange: (address: PublishAddress) => void
}

/** Where messages of this view are published to. */
export function PublishAddressFields({ address, onChange }: PublishAddressFieldsProps) {
  const t = useTranslations('live')
  const field = (name: keyof PublishAddress, label: string, help?: string) => (
    <Field label={label} help={help}>
      {(aria) => (
        <TextInput
          {...aria}
          mono
          value={address[name]}
          onChange={(event) => onChange({ ...address, [name]: event.target.value })}
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
