'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { exactCount, formatBytes } from '@/lib/i18n/format'
import type { QueueFact } from '@/lib/rabbitmq/routing/queue-facts'

const overflowWords = {
  'drop-head': 'dropHead',
  'reject-publish': 'rejectPublish',
  'reject-publish-dlx': 'rejectPublishDlx',
} as const

const ageUnits = ['Y', 'M', 'D', 'h', 'm', 's'] as const

interface Span {
  count: string
  unit: (typeof ageUnits)[number] | 'ms'
}

/** What a queue does with a message, in a sentence; `isLoss` where it may be gone for good. */
export function useFactWords(): (fact: QueueFact) => { text: string; isLoss: boolean } {
  const t = useTranslations('trace')
  const named = (exchange: string) => (exchange === '' ? t('defaultExchange') : visible(exchange))
  const span = ({ count, unit }: Span) => `${count} ${t(`fact.unit.${unit}`)}`
  /** x-max-age as the broker takes it: 7D. */
  const maxAge = (written: string) => {
    const unit = ageUnits.find((each) => written.endsWith(each))
    const count = written.slice(0, -1)
    return unit !== undefined && /^\d+$/.test(count) ? span({ count, unit }) : visible(written)
  }
  const text = (fact: QueueFact): string => {
    switch (fact.kind) {
      case 'max-length': {
        const overflow = t(`fact.${overflowWords[fact.overflow]}`)
        return fact.max === 0
          ? t('fact.maxLengthZero', { overflow })
          : t('fact.maxLength', { max: exactCount(fact.max), overflow })
      }
      case 'max-length-bytes':
        return t('fact.maxBytes', {
          max: formatBytes(fact.max),
          overflow: t(`fact.${overflowWords[fact.overflow]}`),
        })
      case 'expires': {
        const time = span(inUnits(fact.milliseconds))
        if (fact.milliseconds === 0) return t('fact.expiresNow')
        return fact.by === 'queue' ? t('fact.expires', { time }) : t('fact.expiresOwn', { time })
      }
      case 'delivery-limit':
        return t('fact.deliveryLimit', { limit: String(fact.limit) })
      case 'stream':
        return fact.maxAge === null ? t('fact.stream') : t('fact.streamAge', { age: maxAge(fact.maxAge) })
      case 'dead-letter': {
        const exchange = named(fact.exchange)
        if (!fact.isThere) return t('fact.deadMissing', { exchange })
        return fact.routingKey === null
          ? t('fact.dead', { exchange })
          : t('fact.deadKey', { exchange, key: visible(fact.routingKey) })
      }
      default:
        return t('fact.lost')
    }
  }
  return (fact) => ({
    text: text(fact),
    isLoss: fact.kind === 'lost' || (fact.kind === 'dead-letter' && !fact.isThere),
  })
}

/** Every digit of what was configured: 250 ms, 30 s, 1.5 h. */
function inUnits(value: number): Span {
  const units = [
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
  ] as const
  const [unit, size] = units.find(([, size]) => value >= size && (value * 10) % size === 0) ?? ['ms', 1]
  return { count: String(value / size), unit }
}
