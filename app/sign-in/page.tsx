import { redirect } from 'next/navigation'
import { SignInPage } from '@/components/session/sign-in-page'
import { paths } from '@/lib/api/paths'
import { pageTitle } from '@/lib/i18n/page-words'
import { brokerChoices } from '@/lib/server/config/choices'
import { readPageSession } from '@/lib/server/http/page-session'

export const generateMetadata = pageTitle('session')

export default async function SignInRoute({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>
}) {
  if ((await readPageSession()) !== null) redirect(paths.overview())
  const { next } = await searchParams
  return <SignInPage next={typeof next === 'string' ? next : undefined} brokers={brokerChoices()} />
}
