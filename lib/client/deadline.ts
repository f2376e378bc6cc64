import { ConsoleUnreachable } from './console-unreachable'

/**
 * Calls the console, and gives up when it is silent for so long: a connection that hangs is no answer either. Throws
 * ConsoleUnreachable then.
 */
export async function withDeadline<T>(
  milliseconds: number,
  signal: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const attempt = new AbortController()
  const abort = () => attempt.abort()
  signal.addEventListener('abort', abort)
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    abort()
  }, milliseconds)
  try {
    return await call(attempt.signal)
  } catch (error) {
    throw isLate && !signal.aborted ? new ConsoleUnreachable(error) : error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
  }
}
