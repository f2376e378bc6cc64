import { TopologyScreen } from '@/components/topology/topology-screen'
import { words } from '@/lib/i18n/words'

export const metadata = { title: words('topology')('title') }

export default function TopologyPage() {
  return <TopologyScreen />
}
