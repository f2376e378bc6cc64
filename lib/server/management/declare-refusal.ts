import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { ArgumentInput } from '@/lib/rabbitmq/arguments'
import { parseInequivalent } from '@/lib/rabbitmq/inequivalent'

/** Fields of our bodies by the broker's names of them. */
const fields = new Map([
  ['x-queue-type', '/type'],
  ['type', '/type'],
  ['durable', '/durable'],
  ['auto_delete', '/autoDelete'],
  ['internal', '/internal'],
])

const pointerTo = (argument: string, rows: readonly ArgumentInput[]): string | null => {
  const index = rows.findIndex((row) => row.name === argument)
  return index < 0 ? (fields.get(argument) ?? null) : `/arguments/${index}/value`
}

/**
 * A declaration that the broker refused (AMQP's 406, a 400 over HTTP): what differs from what exists, or which argument it
 * does not take, at the field that it is about. The broker's own words stand at the end.
 */
export function declareRefusal(error: unknown, object: string, rows: readonly ArgumentInput[]): unknown {
  if (!(error instanceof ConsoleError) || error.code !== 'precondition') return error
  const words = error.message
  const problem = (sentence: string, argument: string, message: string) => {
    const pointer = pointerTo(argument, rows)
    return new ConsoleError('precondition', `${sentence} RabbitMQ says: ${words}`, {
      cause: error.cause,
      ...(pointer === null ? {} : { errors: [{ pointer, message }] }),
    })
  }
  const differs = parseInequivalent(words)
  if (differs !== null) {
    return problem(
      `${object} exists already with another ${differs.argument}. Declare it as it is, choose another name, or delete it first.`,
      differs.argument,
      `It exists with ${differs.current}`,
    )
  }
  const invalid = /^invalid (?:arg|property) '([^']+)'/.exec(words)?.[1]
  if (invalid !== undefined) {
    return problem(`${object} cannot have this ${invalid}.`, invalid, 'The broker does not take this value')
  }
  return error
}
