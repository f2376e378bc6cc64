'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { applyProblem } from '@/components/form/apply-problem'
import { Page } from '@/components/layout/page'
import { Split } from '@/components/layout/split'
import { useHydrated } from '@/lib/client/use-hydrated'
import { HeadersSection } from './headers-section'
import { OutcomePanel } from './outcome-panel'
import { PayloadSection } from './payload-section'
import { PropertiesSection } from './properties-section'
import { publishDefaults, publishForm, type PublishRequest, type PublishValues } from './publish-values'
import { SendBar } from './send-bar'
import { TargetFields } from './target-fields'
import { useAttempts } from './use-attempts'
import { useFollow, useTarget } from './use-target'

/** Publishes one message, and tells in words what became of it. */
export function PublishScreen() {
  const t = useTranslations('publish')
  const hydrated = useHydrated()
  const [target, setTarget] = useTarget()
  const form = useForm<PublishValues, unknown, PublishRequest>({
    resolver: zodResolver(publishForm),
    defaultValues: publishDefaults(target),
    mode: 'onChange',
  })
  useFollow(form, target)
  const { attempts, busy, publish, clear } = useAttempts()

  const send = form.handleSubmit(async (request) => {
    try {
      await publish(request)
    } catch (error) {
      // The outcome has the problem as a whole; fields that it names show their part too.
      applyProblem(error, form.setError, Object.keys(form.getValues()))
    }
  })
  return (
    <Page title={t('title')}>
      <Split side={<OutcomePanel attempts={attempts} busy={busy} onClear={clear} />}>
        <form
          ref={sendByKey}
          noValidate
          aria-label={t('title')}
          className="flex min-h-full flex-col"
          onSubmit={(event) => void send(event)}
        >
          <fieldset disabled={!hydrated} className="contents">
            <TargetFields form={form} onTarget={setTarget} />
            <HeadersSection form={form} />
            <PayloadSection form={form} />
            <PropertiesSection form={form} />
            <SendBar form={form} busy={busy} />
          </fieldset>
        </form>
      </Split>
    </Page>
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
