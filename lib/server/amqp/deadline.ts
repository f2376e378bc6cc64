import 'server-only'
import { ConsoleError } from '@/lib/api/problem'

/** How long one AMQP operation may take before it is given up. amqplib itself waits until the heartbeat fails. */
export const operationDeadline = 10_000

/** The work's result, or `broker_timeout` when it takes longer. The work itself goes on: its late result is dropped. */
export async function within<T>(work: Promise<T>, milliseconds: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ConsoleError('broker_timeout', `${what}: no answer within ${milliseconds / 1000} s.`))
    }, milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
