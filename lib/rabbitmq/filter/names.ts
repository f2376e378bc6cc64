import type { Properties } from '@/lib/rabbitmq/message'

/** Properties as AMQP calls them, with their keys in our messages. */
export const propertyNames = {
  content_type: 'contentType',
  content_encoding: 'contentEncoding',
  delivery_mode: 'deliveryMode',
  priority: 'priority',
  correlation_id: 'correlationId',
  reply_to: 'replyTo',
  expiration: 'expiration',
  message_id: 'messageId',
  timestamp: 'timestamp',
  type: 'type',
  user_id: 'userId',
  app_id: 'appId',
  cluster_id: 'clusterId',
} as const satisfies Record<string, Exclude<keyof Properties, 'headers'>>

/** Names that have parts. */
const withParts = ['headers', 'payload'] as const

/** Everything that a filter or a column can begin with. `size` is the payload's, in bytes. */
export const rootNames: readonly string[] = [
  'exchange',
  'routing_key',
  'redelivered',
  'size',
  ...Object.keys(propertyNames),
  ...withParts,
]
export const isRoot = (name: string): boolean => rootNames.includes(name)
export const hasParts = (name: string): boolean => withParts.some((each) => each === name)

/** `headers.x-death[0].queue`: a name and the way into it. */
export interface Path {
  readonly root: string
  readonly steps: readonly (string | number)[]
}

const plainStep = /^[\p{L}_$@][\p{L}\p{M}\p{N}_$@:-]*$/u

/** A path as it is typed. */
export const pathText = ({ root, steps }: Path): string =>
  root +
  steps
    .map((step) =>
      typeof step === 'number'
        ? `[${step}]`
        : plainStep.test(step)
          ? `.${step}`
          : `["${step.replace(/[\\"]/g, String.raw`\$&`)}"]`,
    )
    .join('')
