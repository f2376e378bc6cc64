'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { fieldText, patternText } from '@/lib/rabbitmq/routing/english'
import type { HeaderTest, MatchMode } from '@/lib/rabbitmq/routing/headers'
import type { MessageKey } from '@/lib/rabbitmq/routing/message-keys'
import type { EndReason, RouteReason } from '@/lib/rabbitmq/routing/reasons'

type Reason = RouteReason | EndReason

/** Why a message goes from an exchange to a queue or exchange, or nowhere, in a sentence. */
export function useRouteWords(): (reason: Reason) => string {
  const t = useTranslations('trace')
  const tests = useHeaderWords()

  const inHeader = (key: MessageKey, sentence: string) =>
    key.from === 'routing-key'
      ? sentence
      : `${t('reason.from', { key: visible(key.key), header: key.from })} ${sentence}`

  const parts = (reason: Extract<Reason, { kind: 'topic' }>): string => {
    const said = reason.parts.flatMap(({ word, takes }) => {
      const words = visible(takes.join('.'))
      if (word === '*') return [words === '' ? t('reason.starEmpty') : t('reason.star', { word: words })]
      if (word !== '#') return []
      return [takes.length === 0 ? t('reason.hashNone') : t('reason.hash', { words })]
    })
    return said.length === 0 ? t('reason.exact') : t('reason.topic', { parts: said.join(t('reason.comma')) })
  }

  return (reason) => {
    switch (reason.kind) {
      case 'default':
        return reason.key.from === 'routing-key'
          ? t('reason.default')
          : t('reason.defaultFrom', { key: visible(reason.key.key), header: reason.key.from })
      case 'direct':
        return inHeader(reason.key, t('reason.exact'))
      case 'topic':
        return inHeader(reason.key, parts(reason))
      case 'fanout':
        return t('reason.fanout')
      case 'headers':
      case 'headers-unclear':
        return tests(reason.mode, reason.tests)
      case 'candidate':
        return reason.among === 1
          ? t('reason.candidateOnly', { type: visible(reason.type) })
          : t('reason.candidate', { type: visible(reason.type), count: String(reason.among) })
      case 'alternate':
        return reason.policy === null
          ? t('reason.alternateArgument')
          : t('reason.alternatePolicy', { policy: visible(reason.policy) })
      case 'no-queue':
        return t('end.noQueue', {
          names: reason.keys.map(({ key }) => `“${visible(key)}”`).join(t('reason.comma')),
        })
      case 'no-match':
        return t('end.noMatch', { count: reason.bindings })
      case 'no-bindings':
        return t('end.noBindings')
      case 'alternate-missing':
        return t('end.alternateMissing', { exchange: visible(reason.exchange) })
      case 'alternate-unknown':
        return t('end.alternateUnknown', { policy: visible(reason.policy) })
      default:
        return t('end.alternateDefault')
    }
  }
}

/** What came of comparing headers: "x-match any: region = "eu"". */
export function useHeaderWords(): (mode: MatchMode, tests: readonly HeaderTest[]) => string {
  const t = useTranslations('trace.reason')
  const one = ({ name, wanted, found, result }: HeaderTest): string => {
    const shown = visible(name)
    if (result === 'missing') return t('missing', { name: shown })
    if (result === 'present') return t('present', { name: shown })
    if (result === 'unclear') return t('unclear', { name: shown })
    const value = found === null ? '' : visible(fieldText(found))
    return result === 'equal'
      ? t('equal', { name: shown, value })
      : t('differs', { name: shown, found: value, wanted: visible(patternText(wanted)) })
  }
  return (mode, tests) =>
    tests.length === 0
      ? t(mode.startsWith('all') ? 'noTestsAll' : 'noTestsAny', { mode })
      : t('all', { mode, tests: tests.map(one).join(t('comma')) })
}
