'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Chip } from '@/components/ui/chip'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { exchangeFeatures } from '@/lib/rabbitmq/exchange-features'

/** Flags and arguments of an exchange as short words; what each means is its title. */
export function ExchangeFeatures({ exchange }: { exchange: Exchange }) {
  const t = useTranslations('exchanges.feature')
  return (
    <span className="inline-flex max-w-full gap-[3px] align-middle">
      {exchangeFeatures(exchange).map(({ short, kind, name, value }) => (
        <Chip key={`${kind} ${name}`} title={kind === 'argument' ? t('argument', { name, value }) : t(kind)}>
          {short}
        </Chip>
      ))}
    </span>
  )
}
