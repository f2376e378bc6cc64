'use client'

import { laterPart } from '@/components/ui/later-part'
import { useTranslations } from '@/lib/i18n/use-translations'
import { PayloadSection } from './payload-section'
import { isOfWholeMessages, type PublishTab, type Target } from './publish-values'
import { SendBar } from './send-bar'
import { TargetFields, type PublishFormState } from './target-fields'

const BatchSource = laterPart(
  () => import('./batch-source').then((module) => module.BatchSource),
  () => <div className="h-[92px] flex-none border-b border-line-1" />,
)
const HeadersSection = laterPart(
  () => import('./headers-section').then((module) => module.HeadersSection),
  () => <div className="h-[79px] flex-none max-sm:h-[91px] border-b border-line-1" />,
)
const PropertiesSection = laterPart(
  () => import('./properties-section').then((module) => module.PropertiesSection),
  () => <div className="h-[164px] flex-none border-b border-line-1" />,
)

interface PublishFormProps {
  form: PublishFormState
  tab: PublishTab
  busy: boolean
  disabled: boolean
  onTarget: (part: Partial<Target>) => void
  onSubmit: () => void
}

/** The form that all tabs share; each has a line of its own for how it sends. */
export function PublishForm({ form, tab, busy, disabled, onTarget, onSubmit }: PublishFormProps) {
  const t = useTranslations('publish')
  const [kind, format] = form.watch(['source.kind', 'source.format.kind'])
  const fromFile = kind === 'file' && tab === 'batch'
  const isWhole = fromFile && isOfWholeMessages(format)
  return (
    <form
      ref={sendByKey}
      noValidate
      aria-label={t('title')}
      className="flex min-h-full flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <fieldset disabled={disabled} className="contents">
        <TargetFields form={form} onTarget={onTarget} />
        {tab === 'batch' ? <BatchSource form={form} /> : null}
        {isWhole ? null : <HeadersSection form={form} />}
        {fromFile ? null : <PayloadSection form={form} tab={tab} />}
        {isWhole ? null : <PropertiesSection form={form} tab={tab} />}
        <SendBar form={form} tab={tab} busy={busy} />
      </fieldset>
    </form>
  )
}

/** Ctrl Enter and ⌘ Enter press the button from any field; a button that is off stays off. */
function sendByKey(form: HTMLFormElement) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
  }
  form.addEventListener('keydown', press)
  return () => form.removeEventListener('keydown', press)
}
