import { NotFound } from '@/components/shell/not-found'
import { words } from '@/lib/i18n/words'

export const metadata = { title: words('shell')('notFoundTitle') }

/** Next's own 404 page has inline styles that our Content-Security-Policy forbids. */
export default function NotFoundPage() {
  return <NotFound />
}
