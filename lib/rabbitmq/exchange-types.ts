/** Built into every supported broker. Plugins add others, which the overview lists. */
export const exchangeTypes = ['direct', 'fanout', 'topic', 'headers'] as const
