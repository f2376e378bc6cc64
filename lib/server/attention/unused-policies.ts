import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Finding } from '@/lib/rabbitmq/attention/finding'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import type { Policy } from '@/lib/rabbitmq/policy'
import type { Queue } from '@/lib/rabbitmq/queue'
import { hub } from '@/lib/server/management/hub'
import type { BrokerLogin } from '@/lib/server/management/login'
import { governedByOperator, governedByPolicies, tryPolicies, type Tried } from './policy-tries'
import type { Looked } from './sources'

/** A part is null where it is not known: nothing is said of it. */
interface PolicyParts {
  queues: { rows: readonly Queue[]; unreadable: number; missing: number }
  exchanges: { rows: readonly Exchange[]; unreadable: number } | null
  own: readonly Policy[] | null
  operator: readonly Policy[] | null
}

const tried = z.custom<Tried>()

/** Trying patterns on thousands of names is costly: one result is shared by all of this user's tabs. */
export async function readUnusedPolicies(login: BrokerLogin, parts: PolicyParts): Promise<Looked<Finding[]>> {
  const { queues, exchanges } = parts
  if (queues.missing + queues.unreadable + (exchanges?.unreadable ?? 0) > 0) {
    // A policy that governs nothing that is known may well govern what is not, such as queues of a node that is down.
    const of = [parts.own, parts.operator].reduce((sum, policies) => sum + (policies?.length ?? 0), 0)
    return { data: [], asOf: Date.now(), cut: { looked: 0, of } }
  }
  const load = async () => {
    const started = performance.now()
    const data = await tryPolicies([
      ...(parts.own === null || exchanges === null
        ? []
        : [
            {
              policies: parts.own,
              governed: governedByPolicies(queues.rows, exchanges.rows),
              operator: false,
            },
          ]),
      ...(parts.operator === null
        ? []
        : [{ policies: parts.operator, governed: governedByOperator(queues.rows), operator: true }]),
    ])
    return { data, bytes: 200 * data.findings.length, took: performance.now() - started }
  }
  // What is there tells which: after a change they are tried anew.
  const which = createHash('sha256')
    .update(JSON.stringify([parts.own, parts.operator, exchanges === null]))
    .digest('base64')
  const { data, ...when } = await hub().read(login.fingerprint, `attention policies ${which}`, tried, load, {
    costly: true,
    every: 30_000,
    stale: true,
  })
  return { ...when, data: data.findings, cut: { looked: data.looked, of: data.of } }
}
