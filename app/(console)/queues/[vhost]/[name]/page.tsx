import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QueueBindings } from '@/components/bindings/queue-bindings'
import { GetMessages } from '@/components/messages/get-messages'
import { QueuePage } from '@/components/queues/queue-page'
import { paths } from '@/lib/api/paths'
import { queueParams } from '@/lib/api/segments'

interface Props {
  params: Promise<{ vhost: string; name: string }>
}

const readParams = async ({ params }: Props) => queueParams.safeParse(await params)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { data } = await readParams(props)
  return data === undefined ? {} : { title: data.name }
}

export default async function OneQueuePage(props: Props) {
  const { data } = await readParams(props)
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
