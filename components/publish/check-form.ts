import { zodResolver } from '@hookform/resolvers/zod'
import type { Resolver } from 'react-hook-form'
import { z } from 'zod'
import { scanJson } from '@/lib/rabbitmq/json-scan'
import { batchBody } from '@/lib/api/batches'
import { publishBody, requestBody } from '@/lib/api/messages'
import { objectName } from '@/lib/rabbitmq/name-schemas'
import { batchRequest, messageRequest, replyRequest } from './publish-requests'
import type { PublishTab, PublishValues } from './publish-values'

const message = publishBody.safeExtend({ vhost: objectName })
const request = requestBody.safeExtend({ vhost: objectName })

const typed = z.custom<PublishValues>((value) => typeof value === 'object')

/** A payload that means to be JSON is JSON. Where placeholders are filled, they count as the values that they become. */
const jsonIsJson = (templates: boolean) => (values: PublishValues, context: z.core.$RefinementCtx) => {
  const { payload, payloadEncoding, source } = values
  // A batch from a file shows and sends none of it.
  if (templates && source.kind === 'file') return
  if (payloadEncoding !== 'json' || payload.trim() === '' || scanJson(payload, { templates }) === null) return
  context.addIssue({ code: 'custom', path: ['payload'], message: 'Not JSON' })
}

/** Of columns with one name nobody can say which is meant: the server refuses to choose. */
const columnsAreOne = ({ source }: PublishValues, context: z.core.$RefinementCtx) => {
  const { format } = source
  if (source.kind !== 'file' || format.kind !== 'csv') return
  for (const field of ['payload', 'routingKey', 'messageId'] as const) {
    const name = format[field]
    if (name === '' || format.columns.indexOf(name) === format.columns.lastIndexOf(name)) continue
    const message = `The file has more than one column "${name}"`
    context.addIssue({ code: 'custom', path: ['source', 'format', field], message })
  }
}

/**
 * The form is checked by the contract of each operation itself, so it never accepts what the server would refuse as malformed,
 * nor the other way round. With its schemas in a module of its own, which comes after the page.
 */
export const formSchemas = {
  message: typed
    .superRefine(jsonIsJson(false))
    .transform((values): z.input<typeof message> => messageRequest(values))
    .pipe(message),
  batch: typed
    .superRefine(jsonIsJson(true))
    .superRefine(columnsAreOne)
    .transform((values): z.input<typeof batchBody> => batchRequest(values))
    .pipe(batchBody),
  request: typed
    .superRefine(jsonIsJson(false))
    .transform((values): z.input<typeof request> => replyRequest(values))
    .pipe(request),
} as const

export const resolvers: Record<PublishTab, Resolver<PublishValues>> = {
  message: zodResolver(formSchemas.message, undefined, { raw: true }) as Resolver<PublishValues>,
  batch: zodResolver(formSchemas.batch, undefined, { raw: true }) as Resolver<PublishValues>,
  request: zodResolver(formSchemas.request, undefined, { raw: true }) as Resolver<PublishValues>,
}
