'use client'

import { parseAsString } from '@/lib/client/address/params'
import { useQueryStates } from '@/lib/client/address/use-query-states'
import { useCallback, useEffect } from 'react'
import { useFirstVirtualHost } from '@/lib/client/first-virtual-host'
import { defaultExchangeSegment } from '@/lib/rabbitmq/name-rules'
import type { Target } from './publish-values'
import type { PublishFormState } from './target-fields'

const params = {
  vhost: parseAsString,
  exchange: parseAsString.withDefault(''),
  routingKey: parseAsString.withDefault(''),
}

/** Where the message goes, as the address says; what it leaves out is chosen: the virtual host last used, or the first. */
export function useTarget(): [Target, (part: Partial<Target>) => void] {
  const [{ vhost, exchange, routingKey }, setParams] = useQueryStates(params)
  const usual = useFirstVirtualHost()
  const set = useCallback(
    (part: Partial<Target>) =>
      setParams(
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
export function useFollow(form: PublishFormState, target: Target): void {
  const { vhost, exchange, routingKey } = target
  useEffect(() => {
    const now = form.getValues()
    if (now.vhost !== vhost) form.setValue('vhost', vhost)
    if (now.exchange !== exchange) form.setValue('exchange', exchange)
    if (now.routingKey !== routingKey) form.setValue('routingKey', routingKey)
  }, [form, vhost, exchange, routingKey])
}
