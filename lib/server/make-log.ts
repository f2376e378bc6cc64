import 'server-only'
import { pino, type DestinationStream, type Logger } from 'pino'

/** DEL and C1 controls, format characters such as U+202E, line separators: JSON leaves them, and a terminal obeys them. */
const unseen = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu
/** They are written as escapes of JSON: names of others are in many lines, and the line still says the same. */
const escaped = (line: string): string =>
  line.replace(unseen, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  )

/** A log that writes JSON lines to standard output, or where a test wants them. */
export const makeLog = (level: string, destination: DestinationStream = pino.destination(1)): Logger =>
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
    { write: (line) => destination.write(escaped(line)) },
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
