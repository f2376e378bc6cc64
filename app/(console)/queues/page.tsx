import { NewQueue } from '@/components/queues/new-queue'
import { QueuesTable } from '@/components/queues/queues-table'
import { pageTitle } from '@/lib/i18n/page-words'

export const generateMetadata = pageTitle('queues')

export default function QueuesPage() {
  return <QueuesTable actions={<NewQueue />} />
}
