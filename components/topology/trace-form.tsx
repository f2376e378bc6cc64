'use client'

import { useState, type FormEvent } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { ObjectName } from '@/components/form/object-name'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import { Textarea } from '@/components/ui/textarea'
import { parseHeadersText } from '@/lib/rabbitmq/headers-text'
import type { TraceForm as Values } from './use-trace'

interface TraceFormProps {
  /** What the address asks for. */
  values: Values
  vhost: string
  onTrace: (values: Values) => void
}

/** What would be published: exchange, key and headers. Mounted anew when the address changes. */
export function TraceForm({ values, vhost, onTrace }: TraceFormProps) {
  const t = useTranslations('trace')
  const [form, setForm] = useState(values)
  const [problem, setProblem] = useState<string>()
  const set = (part: Partial<Values>) => {
    setForm({ ...form, ...part })
    setProblem(undefined)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseHeadersText(form.headers)
    if ('headers' in parsed) onTrace(form)
    else if (parsed.line === 0) setProblem(t('headersNotObject'))
    else setProblem(t('headersBad', { line: String(parsed.line) }))
  }
  return (
    <form
      onSubmit={submit}
      className="flex flex-none flex-col gap-2 border-b border-line-1 px-4 pt-2 pb-3 max-sm:px-3"
    >
      <div className="grid grid-cols-2 gap-2">
        <Field label={t('exchange')}>
          {(aria) => (
            <ObjectName
              {...aria}
              kind="exchange"
              vhost={vhost}
              withDefault
              placeholder={t('exchangePlaceholder')}
              value={form.exchange}
              onChange={(exchange) => set({ exchange })}
            />
          )}
        </Field>
        <Field label={t('key')}>
          {(aria) => (
            <TextInput
              {...aria}
              mono
              value={form.key}
              onChange={(event) => set({ key: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
        <Field label={t('headers')} help={t('headersHelp')} error={problem}>
          {(aria) => (
            <Textarea
              {...aria}
              mono
              rows={form.headers.includes('\n') ? 3 : 1}
              spellCheck={false}
              value={form.headers}
              onChange={(event) => set({ headers: event.target.value })}
            />
          )}
        </Field>
        <Button type="submit" kind="primary" className="mt-[22px] max-sm:mt-[19px]">
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
