import type { ListPage } from '@/components/table/list-notes'
import type { NodesAnswer } from '@/lib/api/nodes'
import type { Sorting } from '@/lib/client/list-params'
import type { Node } from '@/lib/rabbitmq/node'

interface Wanted {
  name: string
  sorting: Sorting
}

/** Down and partitioned are worst, then maintenance. */
const stateOf = ({ running, drained, partitions }: Node) =>
  running && partitions.length === 0 ? (drained ? 1 : 2) : 0

function valueOf(node: Node, by: string): string | number | null {
  if (by === 'state') return stateOf(node)
  const value = node[by as keyof Node]
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** The nodes of a cluster as a list: found by name and sorted here, for they all come at once. Unknown values are last. */
export function pageOfNodes(answer: NodesAnswer, { name, sorting }: Wanted): ListPage<Node> {
  const nodes = answer.nodes ?? []
  const wanted = name.toLowerCase()
  const rows = nodes.filter((node) => node.name.toLowerCase().includes(wanted))
  const { by, dir } = sorting
  const sign = dir === 'asc' ? 1 : -1
  if (by !== null) {
    rows.sort((one, other) => {
      const [a, b] = [valueOf(one, by), valueOf(other, by)]
      if (a === null || b === null) return Number(a === null) - Number(b === null)
      return a < b ? -sign : a > b ? sign : 0
    })
  }
  return {
    rows,
    page: 1,
    pages: 1,
    total: nodes.length + answer.unreadable,
    filtered: rows.length,
    unreadable: answer.unreadable,
    asOf: answer.asOf,
    faults: answer.faults,
  }
}
