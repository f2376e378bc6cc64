/** More than this many nodes nobody can read; what is more stands in groups, and the answer says how many were left out. */
export const maxGraphNodes = 500

/** Where folding begins it does not stop before this: the rest is room for what is opened. */
export const enoughGraphNodes = 300

/** Between 500 nodes there may be far more edges than anybody can look at. */
export const maxGraphEdges = 2_000

/** So many exchanges and queues can be looked up at once. */
export const mostPlaces = 2_000

/** How far from the focus the graph is shown. */
export const hopChoices = ['1', '2', '3', 'all'] as const
export type HopChoice = (typeof hopChoices)[number]
