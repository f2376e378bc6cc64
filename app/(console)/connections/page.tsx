import { ConnectionsScreen } from '@/components/clients/connections-screen'
import { words } from '@/lib/i18n/words'

export const metadata = { title: words('connections')('title') }

/** Connections of the broker that this user may see. */
export default function ConnectionsPage() {
  return <ConnectionsScreen />
}
