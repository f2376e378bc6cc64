import { expect, test } from 'vitest'
import { paths } from '@/lib/api/paths'
import { visitedOf } from './visited'

test('pages of queues and exchanges are visits, by their real names', () => {
  const odd = { vhost: '/', name: 'a/b 中文 <b>%' }
  expect(visitedOf(paths.queue(odd))).toEqual({ kind: 'queue', ...odd })
  expect(visitedOf(paths.exchange({ vhost: 'shop', name: '' }))).toEqual({
    kind: 'exchange',
    vhost: 'shop',
    name: '',
  })
})

test.each(['/', '/queues', '/queues/%2F', '/queues/%2F/a/b', '/live/%2F/a', '/queues/%ff/a', '/queues//a'])(
  '%s is none',
  (pathname) => {
    expect(visitedOf(pathname)).toBeNull()
  },
)
