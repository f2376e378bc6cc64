import { z } from 'zod'
import type { Arguments } from './arguments'
import type { Json } from './json'
import type { Alternate } from './routing/topology'

/** Where an exchange sends what none of its bindings takes, as it travels. */
export const alternateShape: z.ZodType<Alternate> = z.discriminatedUnion('by', [
  z.object({ by: z.literal('argument'), exchange: z.string() }),
  z.object({ by: z.literal('policy'), exchange: z.string(), policy: z.string() }),
  z.object({ by: z.literal('unknown'), policy: z.string() }),
])

const key = 'alternate-exchange'

/**
 * The alternate exchange: the argument comes before the policy. `definitionOf` gives a policy's definition, undefined where
 * this user may not read it.
 */
export function alternateOf(
  { arguments: args, policy }: { arguments: Arguments; policy: string | null },
  definitionOf: (policy: string) => Readonly<Record<string, Json>> | undefined,
): Alternate | null {
  const named = args.find((each) => each.name === key)?.value
  if (typeof named === 'string') return { by: 'argument', exchange: named }
  if (policy === null) return null
  const definition = definitionOf(policy)
  if (definition === undefined) return { by: 'unknown', policy }
  const exchange = definition[key]
  return typeof exchange === 'string' ? { by: 'policy', exchange, policy } : null
}
