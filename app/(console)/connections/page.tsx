import { ConnectionsScreen } from '@/components/clients/connections-screen'
import { pageTitle } from '@/lib/i18n/page-words'

export const generateMetadata = pageTitle('connections')

/** Connections of the broker that this user may see. */
export default function ConnectionsPage() {
  return <ConnectionsScreen />
}
