import type { Metadata } from 'next'
import { NotFound } from '@/components/shell/not-found'
import { pageWords } from '@/lib/i18n/page-words'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await pageWords()).shell.notFoundTitle,
})

/** Next's own 404 page has inline styles that our Content-Security-Policy forbids. */
export default async function NotFoundPage() {
  const { shell } = await pageWords()
  return <NotFound title={shell.notFoundTitle} help={shell.notFoundHelp} toQueues={shell.toQueues} />
}
