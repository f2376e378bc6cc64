import { Family } from '@/lib/launch/family.mjs'
import { freePorts, somewhere } from '@/lib/launch/ports.mjs'
import { startServer, waitUntilAnswers } from '@/lib/launch/server.mjs'

export interface OwnConsole {
  url: string
  pid: number
  stop(): Promise<void>
}

/**
 * Serves the built console once more, for one scenario: before another address of the broker or by a configuration
 * (`WARREN_CONFIG`), with its memory its own.
 */
export async function serveConsole(
  management = process.env['RABBITMQ_MANAGEMENT_URL'] ?? '',
  configuration: string | null = null,
): Promise<OwnConsole> {
  const family = new Family()
  const port = await freePorts(1, somewhere())
  const url = `http://127.0.0.1:${port}`
  const amqp = new URL(process.env['RABBITMQ_URL'] ?? '')
  amqp.username = ''
  amqp.password = ''
  if (configuration !== null) process.env['WARREN_CONFIG'] = configuration
  const server = startServer({
    family,
    mode: 'start',
    address: { host: '127.0.0.1', port, url },
    broker: { amqp: amqp.href, management },
    onLine: () => undefined,
  })
  if (configuration !== null) delete process.env['WARREN_CONFIG']
  try {
    await waitUntilAnswers(server, url)
  } catch (error) {
    await family.stopAll()
    throw error
  }
  return { url, pid: server.pid ?? Number.NaN, stop: () => family.stopAll() }
}
