import { pageTitle } from '@/lib/i18n/page-words'
import { TopologyWithDialogs } from './topology-with-dialogs'

export const generateMetadata = pageTitle('topology')

export default function TopologyPage() {
  return <TopologyWithDialogs />
}
