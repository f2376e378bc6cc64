'use client'

import { useState, type ReactNode } from 'react'
import { useController, useWatch } from 'react-hook-form'
import { CodeEditor } from '@/components/code/code-editor'
import { useTranslations } from '@/lib/i18n/use-translations'
import { headersFromJson, headersToJson } from './headers-json'
import type { PublishFormState } from './target-fields'

/**
 * Headers as JSON. What is typed stays as it is typed; the rows follow whenever it is an object. Rows that come from elsewhere,
 * with another message, are what stands there from then on.
 */
export function HeadersJson({ form, aside }: { form: PublishFormState; aside: ReactNode }) {
  const t = useTranslations('publish')
  const { field } = useController({ control: form.control, name: 'properties.headers' })
  const rows = useWatch({ control: form.control, name: 'properties.headers' })
  const [text, setText] = useState(() => headersToJson(rows))
  const written = JSON.stringify(rows)
  const [seen, setSeen] = useState(written)
  const [own, setOwn] = useState(written)
  if (seen !== written) {
    setSeen(written)
    if (own !== written) setText(headersToJson(rows))
  }
  const isBroken = headersFromJson(text, rows) === null
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex min-h-7 items-center">
        <span className="text-small font-semibold" aria-hidden>
          {t('headers')}
        </span>
        <span className="ml-auto">{aside}</span>
      </div>
      <CodeEditor
        label={t('headersJson')}
        language="json"
        className="min-h-28"
        value={text}
        invalid={isBroken}
        onChange={(next) => {
          setText(next)
          const made = headersFromJson(next, rows)
          if (made === null) return
          setOwn(JSON.stringify(made))
          field.onChange(made)
        }}
        onBlur={field.onBlur}
      />
      {isBroken ? <p className="text-micro text-bad-ink">{t('headersJsonBroken')}</p> : null}
    </div>
  )
}
