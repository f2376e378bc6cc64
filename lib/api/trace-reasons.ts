import { z } from 'zod'
import { fieldValueShape } from '@/lib/rabbitmq/field'
import { matchModes } from '@/lib/rabbitmq/routing/headers'
import type { ManagementValue } from '@/lib/rabbitmq/routing/topology'

/** What the tracer finds, as an answer holds it. The types are the tracer's own; a test holds the two together. */

const key = z.object({ key: z.string(), from: z.enum(['routing-key', 'CC', 'BCC']) })
const bindingKey = z.string()

const managementValue: z.ZodType<ManagementValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.boolean(),
    z.null(),
    z.object({ number: z.string() }),
    z.object({ list: z.array(managementValue) }),
    z.object({ table: z.array(z.tuple([z.string(), managementValue])) }),
  ]),
)

const headerTest = z.object({
  name: z.string(),
  wanted: z.union([
    fieldValueShape,
    z.object({ type: z.literal('void-or-text') }),
    z.object({ type: z.literal('nested'), json: managementValue }),
  ]),
  found: fieldValueShape.nullable(),
  result: z.enum(['equal', 'present', 'differs', 'missing', 'unclear']),
})
const headerTests = { mode: z.enum(matchModes), tests: z.array(headerTest) }

const routeReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('default'), key }),
  z.object({ kind: z.literal('direct'), key, bindingKey }),
  z.object({
    kind: z.literal('topic'),
    key,
    bindingKey,
    parts: z.array(z.object({ word: z.string(), takes: z.array(z.string()) })),
  }),
  z.object({ kind: z.literal('fanout') }),
  z.object({ kind: z.literal('headers'), ...headerTests }),
  z.object({ kind: z.literal('headers-unclear'), ...headerTests }),
  z.object({ kind: z.literal('candidate'), type: z.string(), bindingKey, among: z.number() }),
  z.object({
    kind: z.literal('alternate'),
    by: z.enum(['argument', 'policy']),
    policy: z.string().nullable(),
  }),
])

const endReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-queue'), keys: z.array(key) }),
  z.object({ kind: z.literal('no-match'), bindings: z.number() }),
  z.object({ kind: z.literal('no-bindings') }),
  z.object({ kind: z.literal('alternate-missing'), exchange: z.string() }),
  z.object({ kind: z.literal('alternate-unknown'), policy: z.string() }),
  z.object({ kind: z.literal('alternate-default') }),
])

export const stepReason = z.discriminatedUnion('kind', [routeReason, endReason])

const difference = z.enum(['case', 'space', 'letters', 'other'])

export const missReason = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('topic'),
    key,
    bindingKey,
    columns: z.array(
      z.object({
        binding: z.string().nullable(),
        key: z.string().nullable(),
        result: z.enum(['equal', 'takes', 'differs', 'too-few', 'too-many']),
      }),
    ),
  }),
  z.object({ kind: z.literal('direct'), key, bindingKey, difference }),
  z.object({ kind: z.literal('headers'), ...headerTests }),
  z.object({ kind: z.literal('name'), key, difference }),
  z.object({ kind: z.literal('elsewhere') }),
  z.object({ kind: z.literal('unbound') }),
])

export const deathReason = z.enum(['expired', 'rejected', 'maxlen', 'delivery_limit'])

const overflow = z.enum(['drop-head', 'reject-publish', 'reject-publish-dlx'])

export const queueFact = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('max-length'), max: z.number(), overflow }),
  z.object({ kind: z.literal('max-length-bytes'), max: z.number(), overflow }),
  z.object({ kind: z.literal('expires'), milliseconds: z.number(), by: z.enum(['queue', 'message']) }),
  z.object({ kind: z.literal('delivery-limit'), limit: z.number() }),
  z.object({ kind: z.literal('stream'), maxAge: z.string().nullable() }),
  z.object({
    kind: z.literal('dead-letter'),
    exchange: z.string(),
    routingKey: z.string().nullable(),
    isThere: z.boolean(),
  }),
  z.object({ kind: z.literal('lost') }),
])

export const refusal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-exchange'), exchange: z.string() }),
  z.object({ kind: z.literal('internal'), exchange: z.string() }),
  z.object({ kind: z.literal('wrong-header'), header: z.enum(['CC', 'BCC']) }),
])
