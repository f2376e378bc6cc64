import { ConsoleError } from '@/lib/api/problem'
import { closeSession, openSession, readSession } from '@/lib/api/session'
import { expiredCookie, isHttps, sessionCookie } from '@/lib/server/http/cookie'
import { openRoute, route } from '@/lib/server/http/route'
import { describeSession } from '@/lib/server/management/session'
import { sessions } from '@/lib/server/session/sessions'
import { signIn } from '@/lib/server/session/sign-in'

export const GET = route(readSession, async ({ session }) => describeSession(session))

export const POST = openRoute(openSession, async ({ session: before, body, client, headers }) => {
  const { token, session } = await signIn(body, client.address)
  if (before !== null) sessions().end(before, new ConsoleError('signed_out', 'Signed in anew.'))
  headers.append('set-cookie', sessionCookie(token, isHttps(client)))
  return session
})

export const DELETE = route(closeSession, async ({ session, client, headers }) => {
  sessions().end(session, new ConsoleError('signed_out', 'Signed out.'))
  headers.append('set-cookie', expiredCookie(isHttps(client)))
})
