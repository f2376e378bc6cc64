import { redirect } from 'next/navigation'
import { SignInPage } from '@/components/session/sign-in-page'
import { paths } from '@/lib/api/paths'
import { words } from '@/lib/i18n/words'
import { brokerChoices } from '@/lib/server/config/choices'
import { readPageSession } from '@/lib/server/session/page-session'

export const metadata = { title: words('session')('title') }

export default async function SignInRoute({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>
}) {
  if ((await readPageSession()) !== null) redirect(paths.overview())
  const { next } = await searchParams
  return <SignInPage next={typeof next === 'string' ? next : undefined} brokers={brokerChoices()} />
}
