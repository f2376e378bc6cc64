/** Words of: Channels. */
export const channels = {
  title: 'Channels',
} as const
