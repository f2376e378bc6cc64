import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { Queue } from '@/lib/rabbitmq/queue'

/** All arguments of a queue in one line, cut, the whole in its title. */
export function QueueArguments({ queue }: { queue: Queue }) {
  const lines = queue.arguments.map(({ name, value }) => `${name}: ${argumentText(value)}`)
  if (lines.length === 0) return <span className="text-ink-3">—</span>
  return (
    <span className="mono" title={lines.join('\n')}>
      {lines.join(', ')}
    </span>
  )
}
