/**
 * @typedef {object} Ports neighbouring ports on 127.0.0.1
 * @property {number} amqp
 * @property {number} management
 * @property {number} distribution
 * @property {number} epmd
 * @property {number} stream
 * @property {number} prometheus
 */

/** How many neighbouring ports a private broker takes: six servers, and four that rabbitmqctl may call from. */
export const PORT_COUNT = 10
const FIRST_CLI_PORT = 6

/** What Warren shows is enabled on a private broker, as far as its version has it. */
const PLUGINS = [
  'rabbitmq_management',
  'rabbitmq_prometheus',
  'rabbitmq_shovel',
  'rabbitmq_shovel_management',
  'rabbitmq_federation',
  'rabbitmq_federation_management',
  'rabbitmq_tracing',
  'rabbitmq_stream',
  'rabbitmq_stream_management',
  'rabbitmq_consistent_hash_exchange',
  'rabbitmq_event_exchange',
  'rabbitmq_top',
]

/** The broker's log in amq.rabbitmq.log, too: a source of the live viewer. */
const LOG_EXCHANGE = ['log.exchange = true', 'log.exchange.level = info']

/**
 * @param {number} first
 * @returns {Ports}
 */
export function portsFrom(first) {
  return {
    amqp: first,
    management: first + 1,
    distribution: first + 2,
    epmd: first + 3,
    stream: first + 4,
    prometheus: first + 5,
  }
}

/**
 * The enabled_plugins file.
 * @param {readonly string[] | null} shipped names in the plugins folder ("rabbitmq_top-4.3.6"), null when not known
 */
export function enabledPlugins(shipped) {
  const names = shipped?.map((name) => name.replace(/-[0-9].*$/, ''))
  const enabled = names ? PLUGINS.filter((plugin) => names.includes(plugin)) : PLUGINS
  return `[${enabled.join(',')}].\n`
}

/**
 * rabbitmq.conf of a broker on this machine: every listener on loopback.
 * @param {Ports} ports
 */
export function rabbitmqConf(ports) {
  return lines(
    `listeners.tcp.1 = 127.0.0.1:${ports.amqp}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${ports.management}`,
    'management.rates_mode = detailed',
    'prometheus.tcp.ip = 127.0.0.1',
    `prometheus.tcp.port = ${ports.prometheus}`,
    `stream.listeners.tcp.1 = 127.0.0.1:${ports.stream}`,
    'stream.advertised_host = 127.0.0.1',
    `stream.advertised_port = ${ports.stream}`,
    'cluster_name = warren',
    'log.file = false',
    'log.console = true',
    'log.console.level = info',
    ...LOG_EXCHANGE,
  )
}

/**
 * rabbitmq.conf of one node of a cluster on this machine, which finds the others by their names.
 * @param {Ports} ports
 * @param {readonly string[]} nodes all of them
 */
export function clusterConf(ports, nodes) {
  return (
    rabbitmqConf(ports) +
    lines(
      'cluster_formation.peer_discovery_backend = classic_config',
      ...nodes.map((node, index) => `cluster_formation.classic_config.nodes.${index + 1} = ${node}`),
    )
  )
}

/**
 * rabbitmq.conf of a broker in a container, whose ports are published on loopback: nobody reaches it but through them,
 * and to the broker they all look like strangers, so `guest` may come from anywhere.
 * @param {Ports} ports as published
 */
export function containerConf(ports) {
  return lines(
    'management.rates_mode = detailed',
    'stream.advertised_host = 127.0.0.1',
    `stream.advertised_port = ${ports.stream}`,
    'cluster_name = warren',
    'loopback_users.guest = false',
    ...LOG_EXCHANGE,
  )
}

/**
 * advanced.config: rabbitmq_tracing would write to /var/tmp/rabbitmq-tracing, which all brokers of a machine share, and
 * 3.10 has no rabbitmq.conf key for it.
 * @param {string} traceDir
 */
export function advancedConfig(traceDir) {
  const text = traceDir.replaceAll(/["\\]/g, String.raw`\$&`)
  return `[{rabbitmq_tracing,[{directory,"${text}"}]}].\n`
}

/**
 * The environment of the broker, its epmd and rabbitmqctl. Nothing that the user has set for a broker of his own may
 * leak into it.
 * @param {object} options
 * @param {Record<string, string | undefined>} options.base
 * @param {string[]} options.path folders that come first on the PATH
 * @param {string} options.dir
 * @param {Ports} options.ports
 * @param {NodeJS.Platform} options.platform
 * @param {number} [options.netTickTime] seconds after which nodes give each other up; Erlang's own are 60
 * @param {string} [options.node] @localhost, because a machine's own name may not resolve
 * @returns {Record<string, string | undefined>}
 */
export function brokerEnv({ base, path, dir, ports, platform, node = 'warren@localhost', netTickTime }) {
  const kept = Object.entries(base).filter(([name]) => !/^(RABBITMQ|ERL|ELIXIR)_/.test(name))
  const tick = netTickTime === undefined ? '' : ` net_ticktime ${netTickTime}`
  const locale = platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  return {
    ...Object.fromEntries(kept),
    PATH: [...path, base['PATH'] ?? '/usr/bin:/bin'].join(':'),
    HOME: `${dir}/home`,
    LANG: locale,
    LC_ALL: locale,
    RABBITMQ_NODENAME: node,
    // Else /etc/rabbitmq/rabbitmq-env.conf is read.
    RABBITMQ_CONF_ENV_FILE: `${dir}/rabbitmq-env.conf`,
    RABBITMQ_CONFIG_FILE: `${dir}/rabbitmq.conf`,
    RABBITMQ_ADVANCED_CONFIG_FILE: `${dir}/advanced.config`,
    RABBITMQ_ENABLED_PLUGINS_FILE: `${dir}/enabled_plugins`,
    RABBITMQ_MNESIA_BASE: `${dir}/data`,
    RABBITMQ_LOG_BASE: `${dir}/log`,
    RABBITMQ_DIST_PORT: String(ports.distribution),
    RABBITMQ_CTL_DIST_PORT_MIN: String(ports.amqp + FIRST_CLI_PORT),
    RABBITMQ_CTL_DIST_PORT_MAX: String(ports.amqp + PORT_COUNT - 1),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: `-kernel inet_dist_use_interface {127,0,0,1}${tick}`,
    ERL_EPMD_PORT: String(ports.epmd),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_CRASH_DUMP: `${dir}/log/erl_crash.dump`,
    // The script then becomes the Erlang VM, with no shell in between: the child's pid is the broker's.
    RUNNING_UNDER_SYSTEMD: 'true',
  }
}

/** @param {string[]} all */
const lines = (...all) => `${all.join('\n')}\n`
