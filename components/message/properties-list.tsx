'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import type { Properties } from '@/lib/rabbitmq/message'
import { timestampText } from './field-rows'
import { visible } from './visible'

/** RabbitMQ's names of the properties, in the order of the protocol. Headers have a table of their own. */
const names = [
  ['contentType', 'content_type'],
  ['contentEncoding', 'content_encoding'],
  ['deliveryMode', 'delivery_mode'],
  ['priority', 'priority'],
  ['correlationId', 'correlation_id'],
  ['replyTo', 'reply_to'],
  ['expiration', 'expiration'],
  ['messageId', 'message_id'],
  ['timestamp', 'timestamp'],
  ['type', 'type'],
  ['userId', 'user_id'],
  ['appId', 'app_id'],
  ['clusterId', 'cluster_id'],
] as const satisfies readonly (readonly [keyof Properties, string])[]

/** The properties that a message has, as rows of a `<dl>`. */
export function PropertyRows({ properties }: { properties: Properties }) {
  const t = useTranslations('message')
  const textOf = (key: (typeof names)[number][0]): string | null => {
    const value = properties[key]
    if (value === null) return null
    if (key === 'timestamp') return timestampText(String(value))
    if (key === 'expiration') return t('milliseconds', { value: visible(String(value)) })
    if (key === 'deliveryMode' && (value === 1 || value === 2)) {
      return t(value === 1 ? 'transient' : 'persistent')
    }
    return visible(String(value))
  }
  return names.map(([key, name]) => {
    const text = textOf(key)
    return text === null ? null : <DetailRow key={key} name={name} text={text} />
  })
}

/** One name and one value of a message, cut at its end with the whole in its title; a phone shows no titles, and the whole. */
export function DetailRow({ name, text, mono = true }: { name: string; text: string; mono?: boolean }) {
  return (
    <>
      <dt className="whitespace-nowrap text-ink-3">{name}</dt>
      <dd
        className={cx('cut max-sm:wrap-anywhere max-sm:whitespace-normal', mono && 'mono text-small')}
        title={text}
      >
        {text}
      </dd>
    </>
  )
}
