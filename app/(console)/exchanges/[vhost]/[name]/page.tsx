import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExchangeBindings } from '@/components/bindings/exchange-bindings'
import { ExchangePage } from '@/components/exchanges/exchange-page'
import { paths } from '@/lib/api/paths'
import { exchangeParams } from '@/lib/api/segments'
import { words } from '@/lib/i18n/words'

interface Props {
  params: Promise<{ vhost: string; name: string }>
}

const readParams = async ({ params }: Props) => exchangeParams.safeParse(await params)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { data } = await readParams(props)
  return data === undefined ? {} : { title: data.name || words('exchanges')('defaultName') }
}

export default async function OneExchangePage(props: Props) {
  const { data } = await readParams(props)
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
