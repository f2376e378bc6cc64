import 'server-only'
import { ConsoleError } from '@/lib/api/problem'

/** How long (ms) nothing of a body may come before it is given up. */
export const longestSilence = 60_000

export const silence = () =>
  new ConsoleError('gone', 'Nothing more of it came for a minute, so it was given up. Send it again.')
