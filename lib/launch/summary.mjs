import { hostname } from 'node:os'

/**
 * What whoever started the console has to know.
 * @param {import('./server.mjs').Address} address
 * @param {import('./broker/find.mjs').Broker} broker
 */
export function summary(address, broker) {
  const isOpen = ['0.0.0.0', '::'].includes(address.host)
  return [
    '',
    `  Warren     ${address.url}${isOpen ? ` (and from elsewhere http://${hostname()}:${address.port})` : ''}`,
    `  Broker     ${brokerLine(broker)}`,
    ...(broker.amqp === null ? [] : [`             ${broker.amqp}, management ${broker.management}`]),
    `  Sign in    ${signInLine(broker)}`,
    '  Stop       Ctrl-C',
    '',
    '',
  ].join('\n')
}

/** @param {import('./broker/find.mjs').Broker} broker */
function brokerLine({ kind, version }) {
  if (kind === 'configured') return 'those of WARREN_CONFIG'
  const name = version === null ? 'RabbitMQ, which does not answer yet' : `RabbitMQ ${version}`
  const origin = {
    given: 'named by RABBITMQ_URL',
    local: 'found on this machine',
    private: 'private, started and stopped with Warren',
  }[kind]
  return `${name} (${origin})`
}

/** @param {import('./broker/find.mjs').Broker} broker */
function signInLine({ signIn }) {
  if (signIn === null) return 'with your RabbitMQ user'
  const [user, password] = signIn.split(':')
  return `user ${user}, password ${password}`
}
