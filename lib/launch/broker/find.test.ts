import { describe, expect, test } from 'vitest'
import { chooseBroker, wantedSeries } from './find.mjs'

const installation = { version: '4.3.6', home: '/rabbit', path: [] }
const local = {
  kind: 'local' as const,
  version: '4.2.0',
  amqp: 'amqp://127.0.0.1:5672',
  management: 'http://127.0.0.1:15672',
  signIn: null,
  children: [],
}

type Has = { local?: boolean; installed?: boolean; debian?: boolean; docker?: boolean }

/** Chooses where there is only what is said, and tells what was looked at. */
async function choose(has: Has, env: Record<string, string> = {}, ownOnly = false) {
  const asked: string[] = []
  const look = <T, R>(name: string, found: T, reason: R, there: boolean | undefined) => {
    asked.push(name)
    return there ? found : reason
  }
  const none = (name: string) => ({ reason: `no ${name}` })
  const probes = {
    local: async () => look('local', local, none('local'), has.local),
    installed: () => look('installed', { found: installation }, none('installed'), has.installed),
    debian: async () => look('debian', { found: installation }, none('debian'), has.debian),
    dockerProblem: async () => look('docker', null, 'no docker', has.docker),
  }
  const choice = await chooseBroker(env, probes, { ownOnly })
  return { asked, choice }
}

describe('the first that there is', () => {
  test('is what runs at the standard ports', async () => {
    const { asked, choice } = await choose({ local: true, installed: true, debian: true, docker: true })
    expect(choice).toEqual({ broker: local })
    expect(asked).toEqual(['local'])
  })

  test('else an installed one, else one of Debian, else docker', async () => {
    expect((await choose({ installed: true, debian: true, docker: true })).asked).toEqual([
      'local',
      'installed',
    ])
    expect((await choose({ debian: true, docker: true })).asked).toEqual(['local', 'installed', 'debian'])
    const { asked, choice } = await choose({ docker: true })
    expect(asked).toEqual(['local', 'installed', 'debian', 'docker'])
    expect(choice).toEqual({ start: 'docker' })
  })

  test('is what is configured, and nothing is looked for', async () => {
    const config = await choose(
      { local: true },
      { WARREN_CONFIG: import.meta.filename, RABBITMQ_URL: 'amqp://a' },
    )
    expect(config.choice).toMatchObject({ broker: { kind: 'configured', amqp: null } })
    expect(config.asked).toEqual([])
    const given = await choose({ local: true }, { RABBITMQ_URL: 'amqp://u:p@127.0.0.1:1' })
    expect(given.choice).toMatchObject({
      broker: { kind: 'given', version: null, amqp: 'amqp://127.0.0.1:1' },
    })
    expect(given.asked).toEqual([])
  })

  test('is one of our own where nobody else may be disturbed', async () => {
    const { asked } = await choose(
      { local: true, installed: true },
      { RABBITMQ_URL: 'amqp://production' },
      true,
    )
    expect(asked).toEqual(['installed'])
  })
})

test('when there is nothing, all is said that was looked for and what to do', async () => {
  await expect(choose({})).rejects.toThrow(
    /no local\n.*no installed\n.*no debian\n.*no docker\n[^]*RABBITMQ_URL=amqp:/,
  )
})

test('a configuration file that is not there is a mistake that is told', async () => {
  await expect(choose({}, { WARREN_CONFIG: '/no/such/file' })).rejects.toThrow('there is no such file')
})

test('a version is asked for by its series', () => {
  expect(wantedSeries({})).toBeNull()
  expect(wantedSeries({ WARREN_RABBITMQ: '3.10' })).toBe('3.10')
  expect(() => wantedSeries({ WARREN_RABBITMQ: '4' })).toThrow('WARREN_RABBITMQ must be 3.10, 4.0 or 4.3')
})
