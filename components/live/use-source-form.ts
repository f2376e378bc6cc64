'use client'

import { parseAsJson, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useSession } from '@/lib/client/session-context'
import { useRememberedVirtualHost, useVirtualHost } from '@/lib/client/virtual-host'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import type { Queue } from '@/lib/rabbitmq/queue'
import { argumentRows, checkSource, sourceKinds, type Checked, type SourceValues } from './check-source'
import { useExchangeLookup, useQueueLookup, type Lookup } from './use-lookup'

/** The form in the address, so that a link is a view. The virtual host is the page's own `vhost`. */
const sourceParams = {
  source: parseAsStringLiteral(sourceKinds).withDefault('tap'),
  /** Null: nothing chosen yet. "" in a link means the default exchange. */
  exchange: parseAsString,
  key: parseAsString.withDefault('#'),
  args: parseAsJson(argumentRows).withDefault([]),
  queue: parseAsString.withDefault(''),
  /** As it was typed: the schema says what is wrong with it. */
  prefetch: parseAsString.withDefault('10'),
}

export interface SourceForm {
  values: SourceValues
  change: (values: Partial<SourceValues>) => void
  checked: Checked
  exchanges: Lookup<Exchange>
  queues: Lookup<Queue>
}

/** The choice of a source: kept in the address, checked by the contract, with what the broker knows of the names while nothing runs. */
export function useSourceForm(isRunning: boolean): SourceForm {
  const { vhosts } = useSession()
  const [chosen, chooseVhost] = useVirtualHost()
  const remembered = useRememberedVirtualHost()
  const [params, setParams] = useQueryStates(sourceParams)
  const values: SourceValues = { ...params, vhost: chosen ?? remembered ?? vhosts[0] ?? '' }
  const { vhost, source } = values
  const exchanges = useExchangeLookup({
    vhost,
    name: values.exchange ?? '',
    isEnabled: !isRunning && source === 'tap',
  })
  const queues = useQueueLookup({ vhost, name: values.queue, isEnabled: !isRunning && source === 'queue' })
  const change = ({ vhost: nextVhost, ...rest }: Partial<SourceValues>) => {
    if (nextVhost !== undefined) chooseVhost(nextVhost)
    void setParams(rest)
  }
  return { values, change, checked: checkSource(values, exchanges.found?.type ?? null), exchanges, queues }
}
