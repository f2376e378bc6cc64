'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import type { StateKind } from '@/components/ui/state'
import { paths } from '@/lib/api/paths'
import { useProblemWords } from '@/lib/client/problem-words'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'
import type { Attempt } from './attempt'

export interface ResultWords {
  level: StateKind
  title: string
  /** What it means for the message. */
  text: string
  /** The broker's own words, or the particulars of a problem. */
  quote?: string
  /** What to do now. */
  next?: string
  links?: readonly { label: string; href: string }[]
}

type Returned = Extract<PublishOutcome, { kind: 'returned' }>

/** AMQP's reply code for a mandatory message that no queue takes. */
const noRoute = 312

/** What became of a message, in words: `useResultWords()(attempt).title`. */
export function useResultWords(): (attempt: Attempt) => ResultWords {
  const t = useTranslations('publish')
  const say = useProblemWords()

  const returned = (
    { vhost, exchange, routingKey }: Attempt,
    { replyCode, replyText }: Returned,
  ): ResultWords => {
    const title = t('outcome.returned.title', { code: String(replyCode), text: replyText })
    if (replyCode !== noRoute) return { level: 'warn', title, text: t('outcome.returned.other') }
    if (exchange === '') {
      return {
        level: 'warn',
        title,
        text: t('outcome.returned.noRouteDefault', { vhost, key: routingKey }),
        links: [{ label: t('outcome.returned.queues', { vhost }), href: paths.queues({ vhost }) }],
      }
    }
    return {
      level: 'warn',
      title,
      text: t('outcome.returned.noRoute', { exchange }),
      links: [
        { label: t('route.bindings'), href: paths.exchange({ vhost, name: exchange }) },
        { label: t('route.graph'), href: paths.topology({ vhost, find: exchange }) },
      ],
    }
  }

  return (attempt) => {
    const { result, vhost } = attempt
    switch (result.kind) {
      case 'confirmed': {
        if (attempt.guarantee === 'transaction') {
          const word = result.routed === true ? 'committed' : 'committedOnly'
          const level = result.routed === true ? 'ok' : 'info'
          return { level, title: t(`outcome.${word}.title`), text: t(`outcome.${word}.text`) }
        }
        const word = result.routed === null ? 'confirmed' : result.routed ? 'routed' : 'unrouted'
        const level = result.routed === null ? 'info' : result.routed ? 'ok' : 'warn'
        return { level, title: t(`outcome.${word}.title`), text: t(`outcome.${word}.text`) }
      }
      case 'rolled-back':
        return { level: 'info', title: t('outcome.rolledBack.title'), text: t('outcome.rolledBack.text') }
      case 'sent':
        return { level: 'info', title: t('outcome.sent.title'), text: t('outcome.sent.text') }
      case 'returned':
        return returned(attempt, result)
      case 'nacked':
        return {
          level: 'bad',
          title: t('outcome.nacked.title'),
          text: t('outcome.nacked.text'),
          next: t('outcome.nacked.next'),
        }
      case 'refused':
        return {
          level: 'bad',
          title: t('outcome.refused.title', { code: String(result.replyCode) }),
          quote: result.text,
          text: t(`outcome.refused.${meaningOf(result.replyCode)}`, { vhost }),
        }
      case 'unknown':
        return {
          level: 'warn',
          title: t('outcome.unknown.title'),
          text: t(`outcome.unknown.${result.reason}`),
          next: t('outcome.unknown.next'),
        }
      case 'problem':
        break
    }
    const { title, detail, next } = say(result.error)
    return {
      level: 'bad',
      title,
      text: t('outcome.problem.nothing'),
      next,
      ...(detail === '' ? {} : { quote: detail }),
    }
  }
}

function meaningOf(replyCode: number): 'notFound' | 'access' | 'precondition' | 'other' {
  if (replyCode === 404) return 'notFound'
  if (replyCode === 403) return 'access'
  return replyCode === 406 ? 'precondition' : 'other'
}
