import type { Queue } from './queue'

/** The other nodes that hold a queue: members of quorum queues and streams, mirrors of classic ones (3.x). */
export function followersOf({
  node,
  members,
  mirrors,
  synchronised,
}: Pick<Queue, 'node' | 'members' | 'mirrors' | 'synchronised'>): {
  nodes: string[]
  /** Mirrors that would lose messages if they had to take over. */
  unsynchronised: string[]
} {
  const nodes = (members ?? mirrors ?? []).filter((each) => each !== node)
  const unsynchronised =
    members === null && synchronised !== null ? nodes.filter((each) => !synchronised.includes(each)) : []
  return { nodes, unsynchronised }
}
