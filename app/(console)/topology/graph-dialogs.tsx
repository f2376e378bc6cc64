'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { GraphAsked, GraphDialogsProps } from '@/components/topology/graph-asked'
import { lazyPart } from '@/components/ui/lazy-part'
import { exchangeQuery } from '@/lib/client/queries/exchanges'
import { queueQuery } from '@/lib/client/queries/queues'

const BindExchangeDialog = lazyPart(() =>
  import('@/components/bindings/bind-exchange-dialog').then((module) => module.BindExchangeDialog),
)
const BindQueueDialog = lazyPart(() =>
  import('@/components/bindings/bind-queue-dialog').then((module) => module.BindQueueDialog),
)
const BindingsBetweenDialog = lazyPart(() =>
  import('@/components/bindings/bindings-between-dialog').then((module) => module.BindingsBetweenDialog),
)
const BulkQueuesDialog = lazyPart(() =>
  import('@/components/queues/bulk-queues-dialog').then((module) => module.BulkQueuesDialog),
)
const BulkExchangesDialog = lazyPart(() =>
  import('@/components/exchanges/bulk-exchanges-dialog').then((module) => module.BulkExchangesDialog),
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
      return <DeleteExchange vhost={vhost} name={asked.name} {...dialog} />
    default:
      return (
        <RemoveFromQueue
          vhost={vhost}
          name={asked.name}
          what={asked.what === 'delete-queue' ? 'remove' : 'purge'}
          {...dialog}
        />
      )
  }
}

interface OneProps {
  vhost: string
  name: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The dialog names what goes: the queue is read first. */
function RemoveFromQueue({ vhost, name, what, ...dialog }: OneProps & { what: 'remove' | 'purge' }) {
  const { data } = useQuery({ ...queueQuery({ vhost, name }), enabled: dialog.open })
  if (data === undefined) return null
  return <BulkQueuesDialog what={what} queues={[data.queue]} onDone={nothing} {...dialog} />
}

function DeleteExchange({ vhost, name, ...dialog }: OneProps) {
  const { data } = useQuery({ ...exchangeQuery({ vhost, name }), enabled: dialog.open })
  if (data === undefined) return null
  return <BulkExchangesDialog exchanges={[data.exchange]} onDone={nothing} {...dialog} />
}

const nothing = () => undefined
