import { describe, expect, test } from 'vitest'
import { favouritesQuery, isFavourite, parseFavourites, turnFavourite, type Favourites } from './favourites'

const orders = { vhost: '/', name: 'orders' }

describe('favourites', () => {
  test('are what was kept, without what is none', () => {
    expect(parseFavourites([['/', 'orders'], ['/'], ['/', ''], ['/', 7], null, ['/', 'a', 'b']])).toEqual([
      ['/', 'orders'],
    ])
    expect(parseFavourites({ 0: ['/', 'orders'] })).toEqual([])
    expect(parseFavourites(undefined)).toEqual([])
  })

  test('are turned on and off by virtual host and name', () => {
    const one = turnFavourite([], orders)
    expect(isFavourite(one, orders)).toBe(true)
    expect(isFavourite(one, { vhost: 'other', name: 'orders' })).toBe(false)
    expect(turnFavourite(one, orders)).toEqual([])
  })

  test('fit into an address, the newest of them', () => {
    let many: Favourites = []
    for (let n = 0; n < 300; n++) many = turnFavourite(many, { vhost: '虚拟主机', name: `订单.${n}` })
    expect(many).toHaveLength(200)
    const text = favouritesQuery(many)
    expect(encodeURIComponent(text).length).toBeLessThanOrEqual(10_000)
    expect(parseFavourites(JSON.parse(text)).at(-1)).toEqual(['虚拟主机', '订单.299'])
    expect(favouritesQuery([])).toBe('[]')
  })
})
