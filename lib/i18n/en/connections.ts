/** Words of: Connections. */
export const connections = {
  title: 'Connections',
} as const
