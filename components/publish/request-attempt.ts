import { resultOfError } from '@/lib/client/publish-result'
import type { Attempt } from './attempt'
import type { Asked } from './use-request'

/** The request's own outcome, in the shape that words are made from: without an answer it is as unknown as any publish. */
export const attemptOf = (asked: Asked): Attempt => ({
  id: 0,
  at: asked.at,
  milliseconds: asked.answer?.milliseconds ?? 0,
  vhost: asked.vhost,
  exchange: asked.exchange,
  routingKey: asked.routingKey,
  bytes: 0,
  guarantee: 'confirm',
  values: null,
  result: asked.answer?.outcome ?? resultOfError(asked.error),
})
