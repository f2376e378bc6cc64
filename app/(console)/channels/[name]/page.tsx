import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChannelPage } from '@/components/clients/channel-page'
import { nameParams } from '@/lib/api/segments'

interface Props {
  params: Promise<{ name: string }>
}

/** Next (16.4.6) hands segments to this function decoded, but to the page as they stand in the address. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name }
}

export default async function OneChannelPage({ params }: Props) {
  const { data } = nameParams.safeParse(await params)
  if (data === undefined) notFound()
  return <ChannelPage key={data.name} name={data.name} />
}
