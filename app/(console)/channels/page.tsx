import { ChannelsScreen } from '@/components/clients/channels-screen'
import { pageTitle } from '@/lib/i18n/page-words'

export const generateMetadata = pageTitle('channels')

/** Channels of the broker that this user may see. */
export default function ChannelsPage() {
  return <ChannelsScreen />
}
