/** Words of: One queue's page and its dialogs. */
export const queue = {
  title: 'Queue',
} as const
