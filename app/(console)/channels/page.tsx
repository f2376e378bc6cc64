import { ChannelsScreen } from '@/components/clients/channels-screen'
import { words } from '@/lib/i18n/words'

export const metadata = { title: words('channels')('title') }

/** Channels of the broker that this user may see. */
export default function ChannelsPage() {
  return <ChannelsScreen />
}
