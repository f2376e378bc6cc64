import { expect, test } from 'vitest'
import { portsFrom } from './config.mjs'
import { dockerRunArgs, imageOf } from './docker.mjs'

const options = {
  name: 'warren-1',
  volume: 'warren-1',
  dir: '/w',
  image: imageOf('4.0'),
  ports: portsFrom(21_000),
}

test('every port is published on loopback only', () => {
  const published = dockerRunArgs(options).filter((arg) => arg.startsWith('--publish='))
  expect(published).toEqual([
    '--publish=127.0.0.1:21000:5672',
    '--publish=127.0.0.1:21001:15672',
    '--publish=127.0.0.1:21004:21004',
  ])
})

test('runs the image of the series that was asked for, removed at its end', () => {
  const args = dockerRunArgs(options)
  expect(args.slice(0, 2)).toEqual(['run', '--rm'])
  expect(args.at(-1)).toBe('rabbitmq:4.0-management')
  expect(imageOf(null)).toBe('rabbitmq:4-management')
})

test('keeps its data in a volume, or not at all', () => {
  const isData = (arg: string) => arg.endsWith(':/var/lib/rabbitmq')
  expect(dockerRunArgs(options).filter(isData)).toEqual(['--volume=warren-1:/var/lib/rabbitmq'])
  expect(dockerRunArgs({ ...options, volume: null }).filter(isData)).toEqual([])
})
