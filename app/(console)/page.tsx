import { redirect } from 'next/navigation'
import { paths } from '@/lib/api/paths'

/** The first page is the list of queues until there is an overview. */
export default function HomePage() {
  redirect(paths.queues())
}
