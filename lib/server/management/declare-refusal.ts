import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { ArgumentInput, Arguments } from '@/lib/rabbitmq/arguments'
import { parseInequivalent, type Inequivalent } from '@/lib/rabbitmq/inequivalent'
import type { Json } from '@/lib/rabbitmq/json'
import { BrokerRefusal } from './reply'

/** Fields of our bodies by the broker's names of them. */
const fields = new Map([
  ['x-queue-type', '/type'],
  ['type', '/type'],
  ['durable', '/durable'],
  ['auto_delete', '/autoDelete'],
  ['internal', '/internal'],
])

/** What is declared, or is there, by the broker's own names. */
export interface Declared {
  properties: Record<string, Json>
  arguments: Arguments
}

interface Declaration {
  /** `Queue "orders"` */
  object: string
  rows: readonly ArgumentInput[]
  wanted: Declared
  /** What is there; null when nothing is. Asked only when the broker does not say what is wrong. */
  existing: () => Promise<Declared | null>
}

const word = (value: Json | undefined): string => (value === undefined ? 'none' : argumentText(value))

/** The first thing that differs between what is wanted and what is there. */
export function firstDifference(wanted: Declared, existing: Declared): Inequivalent | null {
  const flat = (declared: Declared) =>
    new Map([
      ...Object.entries(declared.properties),
      ...declared.arguments.map(({ name, value }): [string, Json] => [name, value]),
    ])
  const [received, current] = [flat(wanted), flat(existing)]
  for (const argument of new Set([...received.keys(), ...current.keys()])) {
    const [left, right] = [word(received.get(argument)), word(current.get(argument))]
    if (left !== right) return { argument, received: left, current: right }
  }
  return null
}

/**
 * A declaration that the broker refused (AMQP's 406, a 400 over HTTP): what differs from what exists, or which argument it
 * does not take, at the field that it is about. The broker's own words stand at the end, where it has any.
 */
export async function declareRefusal(error: unknown, declaration: Declaration): Promise<unknown> {
  if (!(error instanceof ConsoleError) || error.code !== 'precondition') return error
  const isMute = error.cause instanceof BrokerRefusal && error.cause.reason === ''
  const words = error.message
  const problem = (argument: string, sentence: string, message: string) => {
    const index = declaration.rows.findIndex((row) => row.name === argument)
    const pointer = index < 0 ? fields.get(argument) : `/arguments/${index}/value`
    return new ConsoleError('precondition', isMute ? sentence : `${sentence} RabbitMQ says: ${words}`, {
      cause: error.cause,
      ...(pointer === undefined ? {} : { errors: [{ pointer, message }] }),
    })
  }
  const differs = isMute ? await differenceNow(declaration) : parseInequivalent(words)
  if (differs !== null) {
    const { argument, current } = differs
    const advice = 'Declare it as it is, choose another name, or delete it first.'
    return problem(
      argument,
      `${declaration.object} exists already with another ${argument}. ${advice}`,
      `It exists with ${current}`,
    )
  }
  const invalid = /^invalid (?:arg|property) '([^']+)'/.exec(words)?.[1]
  if (invalid === undefined) return error
  return problem(
    invalid,
    `${declaration.object} cannot have this ${invalid}.`,
    'The broker does not take this value',
  )
}

async function differenceNow({ wanted, existing }: Declaration): Promise<Inequivalent | null> {
  const there = await existing()
  return there === null ? null : firstDifference(wanted, there)
}
