import { expect, it } from 'vitest'
import { fillPath } from '@/lib/api/endpoint'
import { queueParams } from '@/lib/api/segments'
import { pathParams } from './path-params'

const path = '/api/queues/{vhost}/{name}/contents'
const read = (params: { vhost: string; name: string }) =>
  queueParams.parse(pathParams(path, `http://warren.test${fillPath(path, params)}?x=/y`))

it.each(['orders', 'a/b 中文 <b>%', '100%25', '%2F', 'a?b#c', 'ü'])('reads the name %s as it was', (name) => {
  expect(read({ vhost: '/', name })).toEqual({ vhost: '/', name })
})

it('leaves out what the address does not have', () => {
  expect(pathParams('/api/queues/{vhost}/{name}', 'http://warren.test/api/queues/shop')).toEqual({
    vhost: 'shop',
  })
})
