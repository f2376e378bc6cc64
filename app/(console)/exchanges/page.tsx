import { ExchangesTable } from '@/components/exchanges/exchanges-table'
import { NewExchange } from '@/components/exchanges/new-exchange'
import { pageTitle } from '@/lib/i18n/page-words'

export const generateMetadata = pageTitle('exchanges')

export default function ExchangesPage() {
  return <ExchangesTable actions={<NewExchange />} />
}
