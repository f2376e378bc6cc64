'use client'

import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Chip } from '@/components/ui/chip'
import { laterPart } from '@/components/ui/later-part'
import type { Listener, WebContext } from '@/lib/rabbitmq/overview'
import { FoldButton } from './fold-button'
import { portsOf } from './ports'

const PortsTable = laterPart(() => import('./ports-table').then((module) => module.PortsTable))

interface PortsLineProps {
  listeners: readonly Listener[]
  contexts: readonly WebContext[] | null
}

/** The ports that the broker listens on, each once; nodes, addresses and what is served there in the table behind it. */
export function PortsLine({ listeners, contexts }: PortsLineProps) {
  const [open, setOpen] = useState(false)
  const t = useTranslations('overview.ports')
  return (
    <section aria-labelledby="ports" className="flex-none border-t border-line-1 bg-surface-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-small text-ink-2 max-sm:px-3">
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
        <FoldButton label={t('more')} open={open} onToggle={() => setOpen(!open)} />
      </div>
      {open ? <PortsTable listeners={listeners} contexts={contexts} /> : null}
    </section>
  )
}
