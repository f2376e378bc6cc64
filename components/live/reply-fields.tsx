'use client'

import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { Textarea } from '@/components/ui/textarea'
import { TextInput } from '@/components/ui/text-input'

interface ReplyTemplateProps {
  help: ReactNode
  error?: string | undefined
  template: string
  onChange: (template: string) => void
}

/** What a request is answered with. */
export function ReplyTemplate({ help, error, template, onChange }: ReplyTemplateProps) {
  const t = useTranslations('live')
  return (
    <Field label={t('replyTemplate')} help={help} error={error}>
      {(aria) => (
        <Textarea
          {...aria}
          rows={8}
          className="mono"
          value={template}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A reply as its template makes it, to be looked at. */
export function FilledReply({ label, rows, text }: { label: string; rows: number; text: string }) {
  return (
    <Field label={label}>
      {(aria) => <Textarea {...aria} rows={rows} className="mono" readOnly value={text} />}
    </Field>
  )
}

interface ReplyContentTypeProps {
  className?: string
  value: string
  onChange: (contentType: string) => void
}

export function ReplyContentType({ className = '', value, onChange }: ReplyContentTypeProps) {
  const t = useTranslations('live')
  return (
    <Field label={t('contentType')} className={className}>
      {(aria) => (
        <TextInput {...aria} mono value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}
