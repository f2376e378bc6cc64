'use client'

import { useQuery } from '@tanstack/react-query'
import { firstRefusal } from '@/lib/client/first-refusal'
import { exchangeQuery } from '@/lib/client/queries/exchanges'
import { useRefusalOf } from '@/lib/client/use-refusal'
import { bindingNeeds } from '@/lib/client/wanted'
import type { Binding } from '@/lib/rabbitmq/binding'
import { useTopicRefusal } from './use-topic-refusal'

/**
 * Why this user may not take this binding away: RabbitMQ asks for the same as to bind, the topic permission over the key
 * included. A binding does not tell of which type its exchange is: that is asked where only a topic exchange would refuse it.
 */
export function useUnbindRefusal(binding: Binding): string | undefined {
  const refusalOf = useRefusalOf()
  const { vhost, source } = binding
  const byTopic = useTopicRefusal(vhost, 'topic')(binding)
  const { data } = useQuery({ ...exchangeQuery({ vhost, name: source }), enabled: byTopic !== undefined })
  const isTopic = data?.exchange.type === 'topic'
  return firstRefusal(bindingNeeds(binding), refusalOf) ?? (isTopic ? byTopic : undefined)
}
