import { useAge } from '@/lib/i18n/use-age'
import { useTranslations } from '@/lib/i18n/use-translations'
import { isWholeRange } from '@/lib/rabbitmq/attention/quiet'

/** For how long something stands still, in words: samples reach back a minute only. */
export function useQuietTime(): (seconds: number) => string {
  const t = useTranslations('ui')
  const age = useAge()
  return (seconds) => {
    const time = age(seconds * 1_000).replaceAll(' ', '\u00A0')
    return isWholeRange(seconds) ? t('atLeast', { time }) : time
  }
}
