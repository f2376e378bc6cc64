/**
 * What to say when there is no RabbitMQ and none can be started.
 * @param {NodeJS.Platform} platform
 * @param {string | null} wanted
 * @param {string[]} reasons what was looked for and why it did not do
 */
export function noBrokerMessage(platform, wanted, reasons) {
  const what = wanted === null ? 'RabbitMQ' : `RabbitMQ ${wanted}`
  return [
    `No ${what} was found here, and none could be started:`,
    ...reasons.map((reason) => `  - ${reason.replaceAll('\n', '\n    ')}`),
    'Do one of these, then run the command again:',
    ...[...waysToInstall(platform, wanted), ...waysAround()].map((line) => `  - ${line}`),
  ].join('\n')
}

/**
 * @param {NodeJS.Platform} platform
 * @param {string | null} wanted
 */
function waysToInstall(platform, wanted) {
  const image = `rabbitmq:${wanted ?? '4'}-management`
  const docker = `start a docker engine (https://docs.docker.com/engine/install/); Warren then runs ${image}`
  if (wanted !== null) return [docker]
  if (platform === 'darwin') return ['brew install rabbitmq', docker]
  if (platform !== 'linux') return [docker]
  return ['Debian, Ubuntu: apt-get install rabbitmq-server', 'Fedora: dnf install rabbitmq-server', docker]
}

function waysAround() {
  return [
    'unpack the generic-unix build from https://www.rabbitmq.com/docs/install-generic-unix, install Erlang, and set ' +
      'RABBITMQ_HOME to its folder',
    'name a RabbitMQ that runs elsewhere: RABBITMQ_URL=amqp://HOST:5672 RABBITMQ_MANAGEMENT_URL=http://HOST:15672',
  ]
}
