'use client'

import { Field } from '@/components/form/field'
import { TextInput } from '@/components/ui/text-input'
import { closeConnection } from '@/lib/api/clients'
import { useTranslations } from '@/lib/i18n/use-translations'

/** What is wrong with a reason, null when nothing is. */
export function reasonError(reason: string): string | null {
  const checked = closeConnection.body?.safeParse({ reason })
  return checked?.success === false ? (checked.error.issues[0]?.message ?? '') : null
}

interface CloseReasonProps {
  reason: string
  onChange: (reason: string) => void
}

/** The reason that the clients of closed connections are told. */
export function CloseReason({ reason, onChange }: CloseReasonProps) {
  const t = useTranslations('connections.close')
  return (
    <Field label={t('reason')} help={t('reasonHelp')} required error={reasonError(reason) ?? undefined}>
      {(aria) => (
        <TextInput {...aria} size="large" value={reason} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}
