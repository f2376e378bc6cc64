import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QueueBindings } from '@/components/bindings/queue-bindings'
import { GetMessages } from '@/components/get-messages/get-messages'
import { QueuePage } from '@/components/queues/queue-page'
import { paths } from '@/lib/api/paths'
import { queueParams } from '@/lib/api/segments'

interface Props {
  params: Promise<{ vhost: string; name: string }>
}

/** Next (16.4.6) hands segments to this function decoded, but to the page as they stand in the address. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name }
}

export default async function OneQueuePage({ params }: Props) {
  const { data } = queueParams.safeParse(await params)
  if (data === undefined) notFound()
  return (
    <QueuePage
      // Another queue is another page: open dialogs and what was known of this one do not carry over.
      key={paths.queue(data)}
      {...data}
      messages={<GetMessages {...data} />}
      bindings={<QueueBindings {...data} />}
    />
  )
}
