/** Words of: The Live page. */
export const live = {
  title: 'Live',
} as const
