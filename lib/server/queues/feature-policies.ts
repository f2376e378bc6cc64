import 'server-only'
import type { Fault } from '@/lib/api/fault'
import type { ListQueuesQuery } from '@/lib/api/queues-list'
import { isOfPolicies, isSaidBy, nobodyTells, type KnownPolicies } from '@/lib/rabbitmq/features'
import type { BrokerLogin } from '@/lib/server/management/login'
import { readPart } from '@/lib/server/management/parts'
import { readPolicies } from '@/lib/server/management/policies'
import { readOperatorNames } from './operator-names'
import { featureNames } from './select'

interface PoliciesFor extends KnownPolicies {
  /** When the statistics were read that tell which operator policy a queue has; null where none were. */
  statisticsAsOf: number | null
  faults: Fault[]
}

const none: PoliciesFor = {
  own: null,
  operator: null,
  operatorOf: nobodyTells,
  statisticsAsOf: null,
  faults: [],
}

/** The policies that the features hang on which a list is narrowed by: none is read where it is by none of these. */
export async function policiesFor(login: BrokerLogin, query: ListQueuesQuery): Promise<PoliciesFor> {
  const features = featureNames.filter((feature) => query[feature] && isOfPolicies(feature))
  if (features.length === 0) return none
  const [own, operator] = await Promise.all([
    readPart('policies', readPolicies(login, 'policies')),
    readPart('operatorPolicies', readPolicies(login, 'operator-policies')),
  ])
  const policies = {
    ...none,
    own: own.sample?.data ?? null,
    operator: operator.sample?.data ?? null,
    faults: [...own.faults, ...operator.faults],
  }
  const here = (policies.operator ?? []).filter(
    ({ vhost }) => query.vhost === undefined || vhost === query.vhost,
  )
  if (!features.some((feature) => isSaidBy(feature, here))) return policies
  const { sample, faults } = await readPart('operatorPolicies', readOperatorNames(login))
  return { ...policies, ...sample?.data, faults: [...policies.faults, ...faults] }
}
