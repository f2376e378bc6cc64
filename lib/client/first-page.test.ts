import { expect, it } from 'vitest'
import { inOrder } from './first-page'

it('a list in another order begins at its first page, and keeps what narrows it', () => {
  const input = { name: 'order', page: 3, vhost: 'shop', sort: 'ready', dir: 'asc' as const }
  expect(inOrder(input, { by: 'total', dir: 'desc' })).toEqual({
    name: 'order',
    page: 1,
    vhost: 'shop',
    sort: 'total',
    dir: 'desc',
  })
  expect(inOrder(input, { by: null, dir: 'asc' })).toEqual({ name: 'order', page: 1, vhost: 'shop' })
})
