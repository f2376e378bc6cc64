'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { compressions, type Compression } from '@/lib/rabbitmq/message-encoding'

/** How payloads can be packed, as options of a select. */
export function useCompressions(): { value: Compression; label: string }[] {
  const t = useTranslations('publish')
  const named = { none: t('uncompressed'), gzip: t('gzip'), deflate: t('deflate') }
  return compressions.map((value) => ({ value, label: named[value] }))
}
