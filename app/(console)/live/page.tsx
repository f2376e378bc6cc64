import { LiveViewer } from '@/components/live/live-viewer'
import { pageTitle } from '@/lib/i18n/page-words'

export const generateMetadata = pageTitle('live')

export default function LivePage() {
  return <LiveViewer />
}
