import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { ConsoleProviders } from '@/components/shell/console-providers'
import { NoSession } from '@/components/shell/no-session'
import { Shell } from '@/components/shell/shell'
import { ConsoleError } from '@/lib/api/problem'
import type { Session } from '@/lib/api/session'
import { toProblem } from '@/lib/api/to-problem'
import { describePageSession, requirePageSession, toSignIn } from '@/lib/server/http/page-session'

async function readSession(): Promise<Session | ConsoleError> {
  const session = await requirePageSession()
  try {
    return await describePageSession(session)
  } catch (error) {
    if (error instanceof ConsoleError) return error
    throw error
  }
}

/** Every page in here needs a session; others are sent to the sign-in page and back. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await readSession()
  if (!(session instanceof ConsoleError)) {
    const rail = (await cookies()).get('warren-rail')?.value
    return (
      <ConsoleProviders>
        <Shell session={session} rail={rail === 'wide' || rail === 'narrow' ? rail : null}>
          {children}
        </Shell>
      </ConsoleProviders>
    )
  }
  if (session.code === 'signed_out') return toSignIn()
  return (
    <ConsoleProviders>
      <NoSession problem={toProblem(session)} />
    </ConsoleProviders>
  )
}
