/** Words of: The Topology page. */
export const topology = {
  title: 'Topology',
} as const
