import type { NodeAnswer } from '@/lib/api/nodes'

export type NoNodeSamples = 'unread' | 'down' | 'disabled' | 'notYet'

/** Why the charts of a node are empty, where they are. */
export function whyNoSamples({
  node: { running },
  samples,
  statistics,
}: {
  node: Pick<NodeAnswer['node'], 'running'>
  samples: Pick<NonNullable<NodeAnswer['samples']>, 'at'> | null
  statistics: NodeAnswer['statistics']
}): NoNodeSamples {
  if (samples === null) return 'unread'
  if (!running) return 'down'
  return statistics?.disabled === true ? 'disabled' : 'notYet'
}
