'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Chip } from '@/components/ui/chip'
import type { Listener } from '@/lib/rabbitmq/overview'
import { portsOf } from './ports'

/** The ports that the broker listens on, each once, with its nodes and addresses in the title. */
export function PortsLine({ listeners }: { listeners: readonly Listener[] }) {
  const t = useTranslations('overview.ports')
  return (
    <section
      aria-labelledby="ports"
      className="flex flex-none flex-wrap items-center gap-x-4 gap-y-1 border-t border-line-1 bg-surface-0 px-4 py-1.5 text-small text-ink-2 max-sm:px-3"
    >
      <h2 id="ports" className="text-small text-ink-3">
        {t('title')}
      </h2>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {portsOf(listeners).map(({ protocol, port, tls, at }) => (
          <li
            key={`${protocol} ${port}`}
            title={at
              .map(({ address, node }) => t('where', { address: address ?? '?', node: node ?? '?' }))
              .join('\n')}
            className="flex items-center gap-1.5 whitespace-nowrap"
          >
            {protocol} <span className="text-ink-1">{port}</span>
            {tls ? <Chip>TLS</Chip> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
