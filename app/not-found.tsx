import { NotFound } from '@/components/shell/not-found'
import type { Metadata } from 'next'
import { pageWords } from '@/lib/i18n/page-words'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await pageWords()).shell.notFoundTitle,
})

/** Next's own 404 page has inline styles that our Content-Security-Policy forbids. */
export default function NotFoundPage() {
  return <NotFound />
}
