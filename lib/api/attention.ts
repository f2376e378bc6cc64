import { z } from 'zod'
import { findingShape } from '@/lib/rabbitmq/attention/finding'
import { mostHidden } from '@/lib/rabbitmq/attention/most-findings'
import { known } from '@/lib/rabbitmq/counters'
import { objectName } from '@/lib/rabbitmq/name-schemas'
import { endpoint } from './endpoint'

/** What the rules look at. */
export const attentionSources = [
  'overview',
  'nodes',
  'alarms',
  'vhosts',
  'queues',
  'exchanges',
  'policies',
  'operatorPolicies',
  'policyPatterns',
  'channels',
  'unroutable',
  'connections',
  'deadLetters',
  'progress',
  'members',
  'certificates',
  'deprecated',
  'statistics',
  'rates',
] as const
export type AttentionSource = (typeof attentionSources)[number]

const attentionQuery = z.object({
  /** Findings of this virtual host and those of the whole broker, which hold for it too. */
  vhost: objectName.optional(),
  /** So many of each kind are named besides the usual 50, for a browser that hides some. */
  more: z.coerce.number({ error: 'Not a number' }).int().min(0).max(mostHidden).default(0),
})
export type AttentionQuery = z.output<typeof attentionQuery>

export const readAttention = endpoint({
  id: 'readAttention',
  method: 'GET',
  path: '/api/attention',
  summary: 'What needs attention on this broker, the worst first, and what could not be looked at',
  query: attentionQuery,
  output: z.object({
    /** Of one kind so many; `counts` has them all. */
    findings: z.array(findingShape),
    /** How many there are of each kind. */
    counts: z.record(z.string(), z.number()),
    sources: z.array(
      z.object({
        source: z.enum(attentionSources),
        /** hidden: this user may not see it; absent: this version has no such thing; failed: or not there in time. */
        state: z.enum(['ok', 'hidden', 'absent', 'failed']),
        reason: z.string().nullable(),
        /** When it was read, by our clock in ms. */
        asOf: known,
        /** There is more than was looked at. */
        cut: z.object({ looked: z.number(), of: z.number() }).nullable(),
      }),
    ),
    asOf: z.number(),
  }),
})
export type Attention = z.output<NonNullable<typeof readAttention.output>>
