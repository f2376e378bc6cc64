'use client'

import { parseAsStringLiteral } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import { useForm, type Resolver } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Page } from '@/components/layout/page'
import { Split } from '@/components/layout/split'
import { Tabs } from '@/components/ui/tabs'
import { laterPart } from '@/components/ui/later-part'
import { CodeMissing, neededCode } from '@/components/ui/needed-code'
import { useTellMissing } from '@/components/ui/use-say-failed'
import { useHydrated } from '@/lib/client/use-hydrated'
import type { Attempt } from './attempt'
import { useLinkedMessage } from './use-linked-message'
import { PublishForm } from './publish-form'
import { publishDefaults, publishTabs, type PublishTab, type PublishValues } from './publish-values'
import { useAttempts } from './use-attempts'
import { useBatch } from './use-batch'
import { useRequest } from './use-request'
import { useFollow, useTarget } from './use-target'
import { valuesNow } from './values-now'

const OutcomePanel = laterPart(() => import('./outcome-panel').then((module) => module.OutcomePanel))

const ReplyPanel = laterPart(() => import('./reply-panel').then((module) => module.ReplyPanel))

const BatchPanel = laterPart(() => import('./batch-panel').then((module) => module.BatchPanel))

const FormActions = laterPart(
  () => import('./form-actions').then((module) => module.FormActions),
  () => <span className="h-7 w-[295px] max-sm:h-8" />,
)

const tabParam = parseAsStringLiteral(publishTabs).withDefault('message')

/** Publishes one message, many, or a request, and tells in words what became of it. */
export function PublishScreen() {
  const t = useTranslations('publish')
  const hydrated = useHydrated()
  const [tab, setTab] = useQueryState('tab', tabParam)
  const [target, setTarget] = useTarget()
  const form = useForm<PublishValues>({
    resolver: checks[tab],
    defaultValues: publishDefaults(target),
    mode: 'onChange',
  })
  useFollow(form, target)
  const tellMissing = useTellMissing()
  const single = useAttempts()
  const batch = useBatch()
  const request = useRequest()

  const publish = async (values: PublishValues) => {
    const outcome = await single.publish(values)
    if (outcome?.kind !== 'refused') return
    const { saySize } = await neededCode(() => import('./size-limit'))
    saySize(outcome.text, form.setError)
  }
  const perform = { message: publish, batch: batch.start, request: request.ask }[tab]
  const submit = form.handleSubmit(async (values) => {
    try {
      await perform(values)
    } catch (error) {
      if (error instanceof CodeMissing) throw error
      // The outcome has the problem as a whole; fields that it names show their part too.
      const { applyProblem } = await neededCode(() => import('@/components/form/apply-problem'))
      applyProblem(error, form.setError, Object.keys(form.getValues()))
    }
  })
  const send = () => submit().catch(tellMissing)
  const again = ({ values }: Attempt) => {
    if (values === null) return
    single.publish(values).catch((error: unknown) => {
      // What else goes wrong is an outcome.
      if (error instanceof CodeMissing) tellMissing(error)
    })
  }
  const fill = (values: PublishValues) => {
    form.reset(values)
    setTarget({ vhost: values.vhost, exchange: values.exchange, routingKey: values.routingKey })
  }

  useLinkedMessage(fill)

  const busy = { message: single.busy, batch: batch.starting, request: request.busy }[tab]
  const side = {
    message: (
      <OutcomePanel
        attempts={single.attempts}
        busy={single.busy}
        onClear={single.clear}
        onAgain={again}
        onEdit={({ values }) => {
          if (values !== null) fill(values)
        }}
      />
    ),
    batch: <BatchPanel {...batch} />,
    request: <ReplyPanel asked={request.asked} busy={request.busy} />,
  }[tab]
  return (
    <Page title={t('title')} actions={<FormActions tab={tab} values={form.getValues} onUse={fill} />}>
      <Tabs
        label={t('tabs.label')}
        value={tab}
        onChange={(next) => {
          form.clearErrors()
          setTab(next)
        }}
        tabs={publishTabs.map((value) => ({
          value,
          label: t(`tabs.${value}`),
          content: (
            // The tabs draw its line.
            <Split place="publish" width={440} side={side} bordered={false} narrow="one">
              <PublishForm
                form={form}
                tab={value}
                busy={busy}
                disabled={!hydrated}
                onTarget={setTarget}
                onSubmit={() => void send()}
              />
            </Split>
          ),
        }))}
      />
    </Page>
  )
}

/** Checks by the contract of what the tab does. Its schemas come after the page, with the first key that is pressed. */
const checkBy =
  (tab: PublishTab): Resolver<PublishValues> =>
  async (values, ...rest) => {
    const now = valuesNow(values)
    const { resolvers } = await neededCode(() => import('./check-form'))
    return resolvers[tab](now, ...rest)
  }
const checks = { message: checkBy('message'), batch: checkBy('batch'), request: checkBy('request') }
