/** What stands in a graph of a virtual host. A connection stands in it once for what it publishes and once for what it consumes. */
export type WiredKind = 'exchange' | 'queue' | 'publisher' | 'consumer' | 'remote'

export const wireKinds = [
  'binding',
  'alternate',
  'dead-letter',
  'shovel',
  'federation',
  'publish',
  'consume',
] as const
export type WireKind = (typeof wireKinds)[number]

export interface WiredNode {
  /** `q:orders`, `x:events`: no two objects of a virtual host have the same. */
  id: string
  kind: WiredKind
  name: string
  /** Of an exchange or a queue; "" of all else. */
  type: string
  /** False: something leads to it, and it is not there. */
  isThere: boolean
}

/** Text of a binding's arguments: what a headers exchange compares. */
export interface WireHeader {
  name: string
  text: string
}

/** One binding, or whatever else leads from one node to another. Ends are indexes of nodes. */
export interface Wire {
  kind: WireKind
  source: number
  target: number
  /** A binding's, or the routing key that a dead letter gets; null: none. */
  key: string | null
  headers: readonly WireHeader[]
}

export interface Wiring {
  nodes: readonly WiredNode[]
  wires: readonly Wire[]
  /** Place of a node by its id. */
  indexOf: ReadonlyMap<string, number>
}

const letters: Record<WiredKind, string> = {
  exchange: 'x',
  queue: 'q',
  publisher: 'p',
  consumer: 'c',
  remote: 'r',
}

/** No two objects of a virtual host have the same, whatever they are called. */
export const wiredId = (kind: WiredKind, name: string): string => `${letters[kind]}:${name}`

/** Collects nodes and what leads from one to another. */
export class WiringBuilder {
  readonly nodes: WiredNode[] = []
  readonly wires: Wire[] = []
  readonly indexOf = new Map<string, number>()

  constructor(base?: Wiring) {
    if (base === undefined) return
    this.nodes = [...base.nodes]
    this.wires = [...base.wires]
    this.indexOf = new Map(base.indexOf)
  }

  add(kind: WiredKind, name: string, type = '', isThere = true): number {
    const id = wiredId(kind, name)
    const known = this.indexOf.get(id)
    if (known !== undefined) return known
    this.indexOf.set(id, this.nodes.length)
    return this.nodes.push({ id, kind, name, type, isThere }) - 1
  }

  at(kind: WiredKind, name: string): number | undefined {
    return this.indexOf.get(wiredId(kind, name))
  }

  wire(
    kind: WireKind,
    source: number,
    target: number,
    key: string | null = null,
    headers: readonly WireHeader[] = [],
  ): void {
    this.wires.push({ kind, source, target, key, headers })
  }
}
