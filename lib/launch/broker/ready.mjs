import { sleep } from '../child.mjs'
import { LaunchError } from '../launch-error.mjs'
import { probeAmqp, probeManagement } from './probe.mjs'

/** Every new RabbitMQ has this user, and lets it in from the same machine only. */
export const GUEST = 'guest:guest'

/**
 * Waits until a broker that was just started can be used.
 * @param {object} options
 * @param {import('../child.mjs').Child} options.broker
 * @param {string} options.version
 * @param {string} options.amqp
 * @param {string} options.management
 * @param {number} options.timeoutMs
 * @returns {Promise<string | null>} who may sign in, null when guest was changed since
 */
export async function waitUntilReady({ broker, version, amqp, management, timeoutMs }) {
  const end = Date.now() + timeoutMs
  for (;;) {
    if (!broker.isRunning()) {
      const exit = await broker.exited
      throw new LaunchError(
        [`RabbitMQ ${version} did not start (${exit.how}).`, ...broker.lastLines()].join('\n'),
      )
    }
    // AMQP opens last; the management API writes a crash report into the log when it is asked earlier.
    if ((await probeAmqp(new URL(amqp))) !== null) {
      const status = await probeManagement(new URL(management), GUEST)
      if (status === 200) return GUEST
      if (status === 401) return null
    }
    if (Date.now() > end) {
      const waited = `RabbitMQ ${version} was not ready after ${timeoutMs / 1000} s.`
      throw new LaunchError([waited, ...broker.lastLines()].join('\n'))
    }
    await sleep(100)
  }
}
