/** Words of: Exchanges: list, page, dialogs. */
export const exchanges = {
  title: 'Exchanges',
} as const
