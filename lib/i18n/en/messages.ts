/** Words of: Messages: properties, headers, payload, Get messages. */
export const messages = {
  title: 'Messages',
} as const
