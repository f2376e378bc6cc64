import { PublishScreen } from '@/components/publish/publish-screen'
import { pageTitle } from '@/lib/i18n/page-words'

export const generateMetadata = pageTitle('publish')

export default function PublishPage() {
  return <PublishScreen />
}
