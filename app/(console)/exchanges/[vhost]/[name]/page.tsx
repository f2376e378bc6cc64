import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExchangeBindings } from '@/components/bindings/exchange-bindings'
import { ExchangePage } from '@/components/exchanges/exchange-page'
import { paths } from '@/lib/api/paths'
import { exchangeParams } from '@/lib/api/segments'
import { pageWords } from '@/lib/i18n/page-words'
import { defaultExchangeSegment } from '@/lib/rabbitmq/name-rules'

interface Props {
  params: Promise<{ vhost: string; name: string }>
}

/** Next (16.4.6) hands segments to this function decoded, but to the page as they stand in the address. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await params
  return { title: name === defaultExchangeSegment ? (await pageWords()).exchanges.defaultName : name }
}

export default async function OneExchangePage({ params }: Props) {
  const { data } = exchangeParams.safeParse(await params)
  if (data === undefined) notFound()
  return (
    <ExchangePage
      // Another exchange is another page: open dialogs and what was known of this one do not carry over.
      key={paths.exchange(data)}
      {...data}
      bindings={<ExchangeBindings {...data} />}
    />
  )
}
