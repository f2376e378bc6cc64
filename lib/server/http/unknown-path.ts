import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { problemAnswer } from './answer'

/** Every method of an address below /api that is none of ours: a problem like any other, and no page. */
export const unknownPath = (): Response =>
  problemAnswer(
    new ConsoleError(
      'not_found',
      'There is no such address. /api/openapi.json describes those that there are.',
    ),
    new Headers(),
  )
