'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import { propertyNames } from '@/lib/rabbitmq/filter/names'
import type { Properties } from '@/lib/rabbitmq/message'
import { timestampText } from './field-rows'
import { visible } from '@/lib/i18n/visible'

type PropertyName = keyof typeof propertyNames

/** In the order of the protocol. Headers have a table of their own. */
const names = Object.keys(propertyNames) as PropertyName[]

/** The properties that a message has, as rows of a `<dl>`. */
export function PropertyRows({ properties }: { properties: Properties }) {
  const t = useTranslations('message')
  const textOf = (name: PropertyName): string | null => {
    const value = properties[propertyNames[name]]
    if (value === null) return null
    if (name === 'timestamp') return timestampText(String(value))
    if (name === 'expiration') return t('milliseconds', { value: visible(String(value)) })
    if (name === 'delivery_mode' && (value === 1 || value === 2)) {
      return t(value === 1 ? 'transient' : 'persistent')
    }
    return visible(String(value))
  }
  return names.map((name) => {
    const text = textOf(name)
    return text === null ? null : <DetailRow key={name} name={name} text={text} />
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
