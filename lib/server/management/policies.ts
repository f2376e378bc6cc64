import 'server-only'
import { tolerantList } from '@/lib/rabbitmq/page'
import { brokerPolicy, type Policy } from '@/lib/rabbitmq/policy'
import { read } from './client'
import type { BrokerLogin } from './login'
import { managementPath } from './path'
import type { Sample } from './sample'

export type PolicyKind = 'policies' | 'operator-policies'

const rowsOf = tolerantList(brokerPolicy).transform((list) => list.rows)
/** Policies change by hand. */
const every = 30_000

/** Policies or operator policies of one virtual host, or of all; `fresh` reads them now. Throws refused where this user may not. */
export function readPolicies(
  login: BrokerLogin,
  kind: PolicyKind,
  { vhost, fresh = false }: { vhost?: string; fresh?: boolean } = {},
): Promise<Sample<Policy[]>> {
  const path = vhost === undefined ? kind : `${kind}/${managementPath`${vhost}`}`
  return read(login, path, rowsOf, fresh ? { fresh } : { every, stale: true })
}
