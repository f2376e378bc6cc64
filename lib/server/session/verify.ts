import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { mayUseManagement } from '@/lib/rabbitmq/user'
import { hub } from '@/lib/server/management/hub'
import { whoami } from '@/lib/server/management/whoami'
import { processWide } from '@/lib/server/process-wide'
import { sessions } from './sessions'
import type { ConsoleSession } from './store'

const every = 60_000

const underWay = () => processWide('session.checks', () => new Map<string, Promise<void>>())

async function ask(session: ConsoleSession): Promise<void> {
  // Before the answer: a broker that is down is asked once a minute by this, not once for each request.
  session.verifiedAt = Date.now()
  try {
    const { tags } = await whoami(session.login)
    if (!mayUseManagement(tags)) throw lostTag()
    // Other tags see other things.
    if (tags.toString() !== session.tags.toString()) hub().forget(session.login.fingerprint)
    session.tags = tags
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    const problem = error.code === 'no_management_tag' ? lostTag(error) : error
    if (problem.code === 'signed_out') {
      sessions().end(session, problem)
      throw problem
    }
    // A broker that cannot be asked says nothing about the user. What he wants of it fails by itself.
  }
}

/** Nobody signs in without such a tag, so nobody stays without one: AMQP alone would go on doing what he wants. */
const lostTag = (cause?: ConsoleError) =>
  new ConsoleError('signed_out', 'This user no longer has any of the tags that open the management API.', {
    cause,
  })

/**
 * Asks the broker again who this is, at most once a minute unless `now`. A login that it no longer takes, or
 * that may no longer use the management API, ends the session and throws signed_out.
 */
export async function verifySession(session: ConsoleSession, { now = false } = {}): Promise<void> {
  const running = underWay().get(session.id)
  if (running !== undefined) return running
  if (!now && Date.now() - session.verifiedAt < every) return
  const check = ask(session).finally(() => underWay().delete(session.id))
  underWay().set(session.id, check)
  await check
}

/** For what runs on without requests, such as a live view: it counts as use, and the broker is asked now. */
export async function recheckSession(session: ConsoleSession): Promise<void> {
  if (!sessions().isOpen(session)) throw new ConsoleError('signed_out', 'This session has ended.')
  await verifySession(session, { now: true })
}
