import 'server-only'
import type { Fault } from '@/lib/api/fault'
import type { ListQueuesQuery } from '@/lib/api/queues-list'
import { isOfPolicies, type KnownPolicies } from '@/lib/rabbitmq/features'
import type { BrokerLogin } from '@/lib/server/management/login'
import { readPart } from '@/lib/server/management/parts'
import { readPolicies } from '@/lib/server/management/policies'
import { featureNames } from './select'

/** The policies that the features hang on which a list is narrowed by: none is read where it is by none of these. */
export async function policiesFor(
  login: BrokerLogin,
  query: ListQueuesQuery,
): Promise<KnownPolicies & { faults: Fault[] }> {
  if (!featureNames.some((feature) => query[feature] && isOfPolicies(feature))) {
    return { own: null, operator: null, faults: [] }
  }
  const [own, operator] = await Promise.all([
    readPart('policies', readPolicies(login, 'policies')),
    readPart('operatorPolicies', readPolicies(login, 'operator-policies')),
  ])
  return {
    own: own.sample?.data ?? null,
    operator: operator.sample?.data ?? null,
    faults: [...own.faults, ...operator.faults],
  }
}
