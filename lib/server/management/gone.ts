import 'server-only'
import { ConsoleError } from '@/lib/api/problem'

/**
 * For reads of one connection or channel: to those who are no administrators the broker (3.10 to 4.3) answers 500 when it is
 * gone. Then it is said to be gone, unless it is still listed.
 */
export const goneInstead =
  (object: string, isListed: () => Promise<boolean>) =>
  async (error: unknown): Promise<never> => {
    const isUnclear = error instanceof ConsoleError && error.code === 'broker_unexpected'
    if (isUnclear && !(await isListed())) {
      throw new ConsoleError('not_found', `There is no ${object}.`, { cause: error.cause })
    }
    throw error
  }
