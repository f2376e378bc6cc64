import { PublishScreen } from '@/components/publish/publish-screen'
import { words } from '@/lib/i18n/words'

export const metadata = { title: words('publish')('title') }

export default function PublishPage() {
  return <PublishScreen />
}
