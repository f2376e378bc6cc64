import { TopologyScreen } from '@/components/topology/topology-screen'
import { pageTitle } from '@/lib/i18n/page-words'

export const generateMetadata = pageTitle('topology')

export default function TopologyPage() {
  return <TopologyScreen />
}
