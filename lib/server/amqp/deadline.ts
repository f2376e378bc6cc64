import 'server-only'
import { ConsoleError } from '@/lib/api/problem'

/** How long one AMQP operation may take before it is given up. amqplib itself waits until the heartbeat fails. */
export const operationDeadline = 10_000

/** Says that an operation took longer than it may. */
export const noAnswer =
  (what: string) =>
  (milliseconds: number): never => {
    throw new ConsoleError('broker_timeout', `${what}: no answer within ${milliseconds / 1000} s.`)
  }
