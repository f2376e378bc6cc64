import { OverviewScreen } from '@/components/overview/overview-screen'
import { words } from '@/lib/i18n/words'

export const metadata = { title: words('overview')('title') }

export default function OverviewPage() {
  return <OverviewScreen />
}
