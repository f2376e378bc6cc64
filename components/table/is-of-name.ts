import { ConsoleError } from '@/lib/api/problem'

/** An expression that is none, or takes too long: what is wrong with it stands where the rows would. */
export const isOfName = (error: unknown): boolean =>
  error instanceof ConsoleError && error.errors.some(({ pointer }) => pointer === '/name')
