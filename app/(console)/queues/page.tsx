import { NewQueue } from '@/components/queues/new-queue'
import { QueuesTable } from '@/components/queues/queues-table'
import { words } from '@/lib/i18n/words'

export const metadata = { title: words('queues')('title') }

export default function QueuesPage() {
  return <QueuesTable actions={<NewQueue />} />
}
