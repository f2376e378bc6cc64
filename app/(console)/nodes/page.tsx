import { NodesScreen } from '@/components/nodes/nodes-screen'
import { pageTitle } from '@/lib/i18n/page-words'

export const generateMetadata = pageTitle('nodes')

/** The cluster and its health. */
export default function NodesPage() {
  return <NodesScreen />
}
