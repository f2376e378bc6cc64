import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { defaultExchangeSegment } from '@/lib/rabbitmq/name-rules'
import { visibleText } from '@/lib/server/visible-text'

/**
 * A path below /api/ of the management API, each name encoded. `.` and `..` are refused: the broker's web server resolves
 * them as folders, so such a name would reach another resource.
 */
export function managementPath(parts: TemplateStringsArray, ...names: string[]): string {
  return parts.reduce((path, part, index) => {
    const name = names[index - 1] ?? ''
    if (name === '.' || name === '..' || !name.isWellFormed()) {
      throw new ConsoleError(
        'invalid_input',
        `RabbitMQ's management API cannot address anything called "${visibleText(name)}".`,
      )
    }
    return `${path}${encodeURIComponent(name || defaultExchangeSegment)}${part}`
  })
}
