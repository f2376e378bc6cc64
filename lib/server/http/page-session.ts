import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { paths } from '@/lib/api/paths'
import { ConsoleError } from '@/lib/api/problem'
import type { Session } from '@/lib/api/session'
import { describeSession } from '@/lib/server/management/session'
import { sessions } from '@/lib/server/session/sessions'
import type { ConsoleSession } from '@/lib/server/session/store'
import { verifySession } from '@/lib/server/session/verify'
import { clientOf } from './client-address'
import { isHttps, tokenOf } from './cookie'
import { pagePathHeader } from './page-headers'

/** The session of the page that is being rendered; null when nobody is signed in. */
export async function readPageSession(): Promise<ConsoleSession | null> {
  const sent = await headers()
  const token = tokenOf(sent.get('cookie'), isHttps(clientOf(sent)))
  return token === null ? null : sessions().use(token)
}

/** The same for pages that need one: others are sent to the sign-in page, and back here afterwards. */
export async function requirePageSession(): Promise<ConsoleSession> {
  return (await readPageSession()) ?? toSignIn()
}

/** From the page that is being rendered to the sign-in page, and back afterwards. */
export async function toSignIn(): Promise<never> {
  const asked = (await headers()).get(pagePathHeader)
  return redirect(paths.signIn(asked === null || asked === '/' ? undefined : asked))
}

/** What the user sees of his session. A login that the broker no longer takes ends it, as it does in the API. */
export async function describePageSession(session: ConsoleSession): Promise<Session> {
  try {
    await verifySession(session)
    return await describeSession(session)
  } catch (error) {
    if (error instanceof ConsoleError && error.code === 'signed_out') sessions().end(session, error)
    throw error
  }
}
