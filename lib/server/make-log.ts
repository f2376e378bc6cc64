import 'server-only'
import { pino, type DestinationStream, type Logger } from 'pino'

/** A log that writes JSON lines to standard output, or where a test wants them. */
export const makeLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      name: 'warren',
      level,
      // The second line of defence. Secrets are not handed to the logger in the first place: a password is a `Secret`.
      redact: {
        paths: ['password', 'authorization', 'cookie', '*.password', '*.authorization', '*.cookie'],
        censor: '[redacted]',
      },
      serializers: { err: describeError },
    },
    destination,
  )

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
