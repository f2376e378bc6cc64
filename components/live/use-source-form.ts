'use client'

import { parseAsBoolean, parseAsJson, parseAsString, parseAsStringLiteral } from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useEffect, useState } from 'react'
import { neededCode } from '@/components/ui/needed-code'
import { ackModes, offsetKinds } from '@/lib/api/live-names'
import { useSession } from '@/lib/client/session-context'
import { useRememberedVirtualHost, useVirtualHost } from '@/lib/client/virtual-host'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import type { Queue } from '@/lib/rabbitmq/queue'
import {
  parseRows,
  parseTaps,
  sourceKinds,
  unchecked,
  type Checked,
  type SourceValues,
} from './source-values'
import { useExchangeLookup, useQueueLookup, type Lookup } from './use-lookup'

/** The form in the address, so that a link is a view. The virtual host is the page's own `vhost`. */
const sourceParams = {
  source: parseAsStringLiteral(sourceKinds).withDefault('tap'),
  exchange: parseAsString,
  key: parseAsString.withDefault('#'),
  args: parseAsJson(parseRows).withDefault([]),
  taps: parseAsJson(parseTaps).withDefault([]),
  queue: parseAsString.withDefault(''),
  prefetch: parseAsString.withDefault('10'),
  ack: parseAsStringLiteral(ackModes).withDefault('manual'),
  exclusive: parseAsBoolean.withDefault(false),
  tag: parseAsString.withDefault(''),
  priority: parseAsString.withDefault(''),
  cargs: parseAsJson(parseRows).withDefault([]),
  from: parseAsStringLiteral(offsetKinds).withDefault('next'),
  at: parseAsString.withDefault(''),
  only: parseAsString.withDefault(''),
  unfiltered: parseAsBoolean.withDefault(false),
}

export interface SourceForm {
  values: SourceValues
  change: (values: Partial<SourceValues>) => void
  checked: Checked
  /** The values checked now, also when the schemas are still on their way. */
  check: () => Promise<Checked>
  exchanges: Lookup<Exchange>
  queues: Lookup<Queue>
}

const loadCheck = () => import('./check-source').then((module) => module.checkSource)
type Check = Awaited<ReturnType<typeof loadCheck>>

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
  const queues = useQueueLookup({
    vhost,
    name: values.queue,
    isEnabled: !isRunning && (source === 'queue' || source === 'stream'),
  })
  const [checkNow, setCheckNow] = useState<Check | null>(null)
  useEffect(() => {
    // Without it nothing is wrong yet; Start asks for it again.
    loadCheck().then(
      (check) => setCheckNow(() => check),
      () => undefined,
    )
  }, [])
  const change = ({ vhost: nextVhost, args, taps, cargs, ...rest }: Partial<SourceValues>) => {
    if (nextVhost !== undefined) chooseVhost(nextVhost)
    setParams({
      ...rest,
      ...(args === undefined ? {} : { args: [...args] }),
      ...(taps === undefined ? {} : { taps: [...taps] }),
      ...(cargs === undefined ? {} : { cargs: [...cargs] }),
    })
  }
  const type = exchanges.found?.type ?? null
  return {
    values,
    change,
    checked: checkNow?.(values, type) ?? unchecked,
    check: async () => (await neededCode(loadCheck))(values, type),
    exchanges,
    queues,
  }
}
