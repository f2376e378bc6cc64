import { ExchangesTable } from '@/components/exchanges/exchanges-table'
import { NewExchange } from '@/components/exchanges/new-exchange'
import { words } from '@/lib/i18n/words'

export const metadata = { title: words('exchanges')('title') }

export default function ExchangesPage() {
  return <ExchangesTable actions={<NewExchange />} />
}
