'use client'

import { TopologyScreen } from '@/components/topology/topology-screen'
import { TopologyDialogs } from './graph-dialogs'

/** The graph and the features that it opens dialogs of meet here. */
export function TopologyWithDialogs() {
  return <TopologyScreen Dialogs={TopologyDialogs} />
}
