'use client'

import { useState } from 'react'
import type { GraphAsked, GraphDialogsProps } from '@/components/topology/graph-asked'
import { NamedExchangeDialog } from '@/components/exchanges/named-exchange-dialog'
import { NamedQueueDialog } from '@/components/queues/named-queue-dialog'
import { lazyPart } from '@/components/ui/lazy-part'

const BindExchangeDialog = lazyPart(() =>
  import('@/components/bindings/bind-exchange-dialog').then((module) => module.BindExchangeDialog),
)
const BindQueueDialog = lazyPart(() =>
  import('@/components/bindings/bind-queue-dialog').then((module) => module.BindQueueDialog),
)
const BindingsBetweenDialog = lazyPart(() =>
  import('@/components/bindings/bindings-between-dialog').then((module) => module.BindingsBetweenDialog),
)

/** What is done from the graph, by the dialogs of queues, exchanges and bindings. */
export function TopologyDialogs({ vhost, asked, onClose }: GraphDialogsProps) {
  // What was asked last stays while its dialog closes.
  const [last, setLast] = useState({ asked, number: 0 })
  if (asked !== null && asked !== last.asked) setLast({ asked, number: last.number + 1 })
  const shown = asked ?? last.asked
  if (shown === null) return null
  return <Asked key={last.number} vhost={vhost} asked={shown} open={asked !== null} onClose={onClose} />
}

interface AskedProps {
  vhost: string
  asked: GraphAsked
  open: boolean
  onClose: () => void
}

function Asked({ vhost, asked, open, onClose }: AskedProps) {
  const dialog = {
    open,
    onOpenChange: (next: boolean) => {
      if (!next) onClose()
    },
  }
  switch (asked.what) {
    case 'bind':
      return <BindExchangeDialog exchange={{ vhost, ...asked.source }} target={asked.target} {...dialog} />
    case 'bind-queue':
      return <BindQueueDialog vhost={vhost} queue={asked.queue} {...dialog} />
    case 'bindings':
      return <BindingsBetweenDialog vhost={vhost} source={asked.source} target={asked.target} {...dialog} />
    case 'delete-exchange':
      return <NamedExchangeDialog vhost={vhost} name={asked.name} {...dialog} />
    default:
      return (
        <NamedQueueDialog
          vhost={vhost}
          name={asked.name}
          what={asked.what === 'delete-queue' ? 'remove' : 'purge'}
          {...dialog}
        />
      )
  }
}
