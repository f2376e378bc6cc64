import { NodesPanel } from '@/components/nodes/nodes-panel'
import { OverviewScreen } from '@/components/overview/overview-screen'
import { pageTitle } from '@/lib/i18n/page-words'

export const generateMetadata = pageTitle('overview')

export default function OverviewPage() {
  return <OverviewScreen nodes={<NodesPanel />} />
}
