import { describe, expect, test } from 'vitest'
import {
  advancedConfig,
  brokerEnv,
  containerConf,
  enabledPlugins,
  portsFrom,
  rabbitmqConf,
} from './config.mjs'

const ports = portsFrom(21_000)

describe('rabbitmq.conf', () => {
  test('listens on loopback only, on ports of its own', () => {
    const lines = rabbitmqConf(ports).split('\n')
    const listeners = lines.filter((line) => /listeners|\.ip|_host/.test(line))
    expect(listeners).toHaveLength(5)
    for (const line of listeners) expect(line).toContain('127.0.0.1')
    const numbers = lines.flatMap((line) => /(?:port =|:)\s*(21\d{3})$/.exec(line)?.[1] ?? [])
    expect(new Set(numbers)).toEqual(new Set(['21000', '21001', '21004', '21005']))
  })

  test('keeps detailed rates', () => {
    expect(rabbitmqConf(ports)).toContain('management.rates_mode = detailed\n')
    expect(containerConf(ports)).toContain('management.rates_mode = detailed\n')
  })

  test('has the log in an exchange', () => {
    for (const conf of [rabbitmqConf(ports), containerConf(ports)]) {
      expect(conf).toContain('log.exchange = true\n')
    }
  })
})

describe('enabled_plugins', () => {
  test('leaves out what a version does not ship', () => {
    const shipped = [
      'rabbit-3.10.8',
      'rabbitmq_management-3.10.8',
      'rabbitmq_top-3.10.8',
      'rabbitmq_stomp-3.10.8',
      'README',
    ]
    expect(enabledPlugins(shipped)).toBe('[rabbitmq_management,rabbitmq_top].\n')
  })

  test('has all of them where that is not known', () => {
    expect(enabledPlugins(null)).toMatch(/^\[rabbitmq_management,(rabbitmq_\w+,){10}rabbitmq_top\]\.\n$/)
  })
})

test("advanced.config quotes a path as Erlang's strings want it", () => {
  expect(advancedConfig(String.raw`/home/a "b"\c`)).toBe(
    String.raw`[{rabbitmq_tracing,[{directory,"/home/a \"b\"\\c"}]}].` + '\n',
  )
})

describe('the environment', () => {
  const base = {
    PATH: '/usr/bin',
    HOME: '/root',
    RABBITMQ_URL: 'amqp://user:secret@elsewhere',
    RABBITMQ_NODENAME: 'production@elsewhere',
    RABBITMQ_MNESIA_DIR: '/var/lib/rabbitmq',
    ERL_FLAGS: '-sname other',
    TERM: 'xterm',
  }
  const env = brokerEnv({ base, path: ['/erlang/bin'], dir: '/data', ports, platform: 'linux' })

  test('holds nothing that was meant for another broker', () => {
    expect(env).not.toHaveProperty('RABBITMQ_URL')
    expect(env).not.toHaveProperty('RABBITMQ_MNESIA_DIR')
    expect(env).not.toHaveProperty('ERL_FLAGS')
    expect(env).toMatchObject({ TERM: 'xterm', RABBITMQ_NODENAME: 'warren@localhost' })
  })

  test('lets nodes give each other up sooner where that is asked for', () => {
    const args = 'RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS'
    const sooner = brokerEnv({ base, path: [], dir: '/data', ports, platform: 'linux', netTickTime: 8 })
    expect(env[args]).toBe('-kernel inet_dist_use_interface {127,0,0,1}')
    expect(sooner[args]).toBe('-kernel inet_dist_use_interface {127,0,0,1} net_ticktime 8')
  })

  test('keeps every file below its own folder', () => {
    const files = Object.entries(env).filter(([name]) => /_(FILE|BASE|DUMP)$|^HOME$/.test(name))
    expect(files).toHaveLength(8)
    for (const [, file] of files) expect(file).toMatch(/^\/data\//)
  })

  test("finds Erlang before the machine's own", () => {
    expect(env['PATH']).toBe('/erlang/bin:/usr/bin')
  })
})
