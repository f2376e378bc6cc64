import { expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { Refusal } from '@/lib/rabbitmq/routing'
import type { DeathReason } from '@/lib/rabbitmq/routing/letter'
import type { MissReason } from '@/lib/rabbitmq/routing/near-misses'
import type { QueueFact } from '@/lib/rabbitmq/routing/queue-facts'
import type { EndReason, RouteReason } from '@/lib/rabbitmq/routing/reasons'
import { deathReason, missReason, queueFact, refusal, stepReason } from './trace-reasons'

test('an answer takes what the tracer finds, and nothing else', () => {
  // Held by the type check: a reason that only one of the two knows is an error there.
  expectTypeOf<z.output<typeof stepReason>>().toEqualTypeOf<RouteReason | EndReason>()
  expectTypeOf<z.output<typeof missReason>>().toEqualTypeOf<MissReason>()
  expectTypeOf<z.output<typeof deathReason>>().toEqualTypeOf<DeathReason>()
  expectTypeOf<z.output<typeof queueFact>>().toEqualTypeOf<QueueFact>()
  expectTypeOf<z.output<typeof refusal>>().toEqualTypeOf<Refusal>()

  expect(stepReason.safeParse({ kind: 'no-match', bindings: 3 }).success).toBe(true)
  expect(stepReason.safeParse({ kind: 'no-match' }).success).toBe(false)
  for (const schema of [stepReason, missReason, deathReason, queueFact, refusal]) {
    expect(schema.safeParse({ kind: 'made-up' }).success).toBe(false)
  }
})
