import 'server-only'
import { pino } from 'pino'
import { config } from '@/lib/server/config/config'

/**
 * JSON lines on standard output. Redaction is the second line of defence: secrets are not handed to the logger in the first
 * place (a password is a `Secret`, an error is logged by its message and stack only).
 */
export const log = pino({
  name: 'warren',
  level: config().logLevel,
  redact: {
    paths: [
      'password',
      'authorization',
      'cookie',
      '*.password',
      '*.authorization',
      '*.cookie',
      '*["set-cookie"]',
    ],
    censor: '[redacted]',
  },
  serializers: { err: describeError },
})

interface DescribedError {
  type: string
  message: string
  code?: string | number
  stack?: string
  cause?: DescribedError
}

/** Name, message, code, stack and causes: other properties of an error may hold requests, replies and inputs. */
function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' }
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined || depth >= 3 ? {} : { cause: describeError(error.cause, depth + 1) }),
  }
}
