import { ConsumersScreen } from '@/components/clients/consumers-screen'
import { pageTitle } from '@/lib/i18n/page-words'

export const generateMetadata = pageTitle('consumers')

/** Consumers that this user may see. */
export default function ConsumersPage() {
  return <ConsumersScreen />
}
