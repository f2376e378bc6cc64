'use client'

import { BatchPace } from './batch-pace'
import { GuaranteeFields } from './guarantee-fields'
import { PublishRefusal } from './publish-refusal'
import type { PublishTab } from './publish-values'
import { ReplyFields } from './reply-fields'
import { SendNote } from './send-note'
import type { PublishFormState } from './target-fields'

interface SendOptionsProps {
  form: PublishFormState
  tab: PublishTab
  /** Why it cannot be sent; undefined when it can. */
  onRefusal: (reason: string | undefined) => void
}

/** What stands beside the button: how it is sent, what RabbitMQ is asked to tell, and what that means. */
export function SendOptions({ form, tab, onRefusal }: SendOptionsProps) {
  return (
    <>
      <PublishRefusal form={form} tab={tab} onRefusal={onRefusal} />
      {tab === 'batch' ? <BatchPace form={form} /> : null}
      {tab === 'request' ? <ReplyFields form={form} /> : <GuaranteeFields form={form} tab={tab} />}
      <SendNote form={form} tab={tab} />
    </>
  )
}
