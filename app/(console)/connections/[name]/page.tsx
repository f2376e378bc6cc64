import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConnectionPage } from '@/components/clients/connection-page'
import { nameParams } from '@/lib/api/segments'

interface Props {
  params: Promise<{ name: string }>
}

/** Next (16.4.6) hands segments to this function decoded, but to the page as they stand in the address. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name }
}

export default async function OneConnectionPage({ params }: Props) {
  const { data } = nameParams.safeParse(await params)
  if (data === undefined) notFound()
  return <ConnectionPage key={data.name} name={data.name} />
}
