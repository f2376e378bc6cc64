import { LiveViewer } from '@/components/live/live-viewer'
import { words } from '@/lib/i18n/words'

export const metadata = { title: words('live')('title') }

export default function LivePage() {
  return <LiveViewer />
}
