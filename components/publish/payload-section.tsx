'use client'

import { useId } from 'react'
import { Controller, useWatch } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { laterPart } from '@/components/ui/later-part'
import { RadioGroup } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import { useOwnTexts } from '@/lib/client/own-texts'
import { looksLikeJson } from './looks-like-json'
import type { PublishTab } from './publish-values'
import type { PublishFormState } from './target-fields'
import { useJsonScan } from './use-json-scan'

const CodeEditor = laterPart(
  () => import('@/components/code/code-editor').then((module) => module.CodeEditor),
  () => <div className="min-h-40 flex-1" />,
)
const PayloadFacts = laterPart(() => import('./payload-facts').then((module) => module.PayloadFacts))
const PayloadWriting = laterPart(
  () => import('./payload-writing').then((module) => module.PayloadWriting),
  () => <span className="h-7 w-[150px] max-sm:h-8" />,
)
const FileField = laterPart(() => import('./file-field').then((module) => module.FileField))

/** Beyond this, checking at each key press would be felt. */
const checkedUpTo = 256 * 1024

/** The payload as JSON, text, bytes or a file, how it is written and packed, and what is wrong with it. */
export function PayloadSection({ form, tab }: { form: PublishFormState; tab: PublishTab }) {
  const t = useTranslations('publish')
  const tCode = useTranslations('code')
  const inWords = useOwnTexts()
  const id = useId()
  const [payload, encoding] = useWatch({ control: form.control, name: ['payload', 'payloadEncoding'] })
  const templates = tab === 'batch'
  const isJson = encoding === 'json'
  const scan = useJsonScan(isJson)
  const isChecked = scan !== null && payload.trim() !== '' && payload.length <= checkedUpTo
  const fault = isChecked ? scan.scanJson(payload, { templates }) : null
  const problem = form.formState.errors.payload?.message
  const error =
    fault === null
      ? problem === undefined
        ? undefined
        : inWords(problem)
      : tCode('fault', faultWords(scan?.placeIn(payload, fault.at), tCode(`reasons.${fault.reason}`)))
  const format = async () => {
    const { formatJson } = await import('@/lib/rabbitmq/json-scan')
    form.setValue('payload', formatJson(form.getValues('payload'), { templates }), { shouldDirty: true })
    void form.trigger('payload')
  }
  const described = error === undefined ? {} : { describedBy: `${id}-error` }
  return (
    <div className="flex min-h-60 flex-1 flex-col gap-1.5 border-b border-line-1 px-4 py-2.5 max-sm:px-3">
      <div className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-small font-semibold" aria-hidden>
          {t('payload')}
        </span>
        <Controller
          control={form.control}
          name="payloadEncoding"
          render={({ field }) => (
            <RadioGroup
              look="segments"
              label={t('encoding')}
              labelHidden
              value={field.value}
              onChange={(next) => {
                field.onChange(next)
                void form.trigger('payload')
              }}
              options={(['json', 'text', 'base64', 'hex', 'file'] as const).map((value) => ({
                value,
                label: t(value),
              }))}
            />
          )}
        />
        <PayloadFacts form={form} isFaulty={isChecked ? fault !== null : null} templates={templates} />
        <span className="ml-auto flex flex-wrap items-center gap-1.5">
          <PayloadWriting form={form} />
          {isJson || looksLikeJson(payload, '') === true ? (
            <Button size="small" onClick={() => void format()}>
              {tCode('format')}
            </Button>
          ) : null}
        </span>
      </div>
      {encoding === 'file' ? (
        <Controller
          control={form.control}
          name="file"
          render={({ field }) => (
            <FileField
              label={t('payload')}
              value={field.value}
              error={error}
              onChange={(file) => {
                field.onChange(file)
                void form.trigger('payload')
              }}
            />
          )}
        />
      ) : isJson ? (
        <Controller
          control={form.control}
          name="payload"
          render={({ field }) => (
            <CodeEditor
              label={t('payload')}
              language="json"
              templates={templates}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              invalid={error !== undefined}
              {...described}
              className="min-h-40 flex-1 resize-y"
            />
          )}
        />
      ) : (
        <Textarea
          mono
          aria-label={t('payload')}
          className="min-h-40 flex-1 resize-y"
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={described.describedBy}
          {...form.register('payload')}
        />
      )}
      {error === undefined || encoding === 'file' ? null : (
        <p id={`${id}-error`} className="flex-none text-micro text-bad-ink">
          {error}
        </p>
      )}
    </div>
  )
}

const faultWords = (place: { line: number; column: number } | undefined, reason: string) => ({
  line: String(place?.line ?? '?'),
  column: String(place?.column ?? '?'),
  reason,
})
