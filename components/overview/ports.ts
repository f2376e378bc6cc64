import type { Listener } from '@/lib/rabbitmq/overview'

interface Port {
  protocol: string
  port: number
  tls: boolean
  at: { node: string | null; address: string | null }[]
}

/** One entry for each protocol and port, whatever the number of nodes. */
export function portsOf(listeners: readonly Listener[]): Port[] {
  const ports = new Map<string, Port>()
  for (const { protocol, port, tls, node, address } of listeners) {
    const key = `${protocol} ${port}`
    const entry = ports.get(key) ?? { protocol, port, tls, at: [] }
    entry.at.push({ node, address })
    ports.set(key, entry)
  }
  return [...ports.values()].toSorted((a, b) => a.protocol.localeCompare(b.protocol, 'en') || a.port - b.port)
}
