'use client'

import { parseAsString, useQueryStates } from 'nuqs'
import { useCallback, useEffect } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useSession } from '@/lib/client/session-context'
import { useRememberedVirtualHost } from '@/lib/client/virtual-host'
import { defaultExchangeSegment } from '@/lib/rabbitmq/names'
import type { PublishRequest, PublishValues } from './publish-values'

export interface Target {
  vhost: string
  exchange: string
  routingKey: string
}

const params = {
  vhost: parseAsString,
  exchange: parseAsString.withDefault(''),
  routingKey: parseAsString.withDefault(''),
}

/** Where the message goes, as the address says; what it leaves out is chosen: the virtual host last used, or the first. */
export function useTarget(): [Target, (part: Partial<Target>) => void] {
  const [{ vhost, exchange, routingKey }, setParams] = useQueryStates(params)
  const { vhosts } = useSession()
  const remembered = useRememberedVirtualHost()
  const usual = remembered !== null && vhosts.includes(remembered) ? remembered : (vhosts.at(0) ?? '')
  const set = useCallback(
    (part: Partial<Target>) =>
      void setParams(
        Object.fromEntries(Object.entries(part).map(([name, text]) => [name, text === '' ? null : text])),
      ),
    [setParams],
  )
  return [
    { vhost: vhost ?? usual, exchange: exchange === defaultExchangeSegment ? '' : exchange, routingKey },
    set,
  ]
}

/** Lets the form follow the address: Back, or a link to this page with another target. */
export function useFollow(form: UseFormReturn<PublishValues, unknown, PublishRequest>, target: Target): void {
  const { vhost, exchange, routingKey } = target
  useEffect(() => {
    const now = form.getValues()
    if (now.vhost !== vhost) form.setValue('vhost', vhost)
    if (now.exchange !== exchange) form.setValue('exchange', exchange)
    if (now.routingKey !== routingKey) form.setValue('routingKey', routingKey)
  }, [form, vhost, exchange, routingKey])
}
