import { describe, expect, test } from 'vitest'
import { parseViews, viewQuery, withoutView, withView } from './saved-views'

describe('saved views', () => {
  test('are what was kept, without what is none', () => {
    const view = { name: 'stuck', query: 'noConsumers=true&sort=total&dir=desc' }
    expect(parseViews([view, { ...view, more: 1 }])).toEqual([view, view])
    expect(
      parseViews([
        null,
        7,
        'x',
        { name: 'x' },
        { name: '', query: '' },
        { name: 'x', query: 'y'.repeat(2_001) },
      ]),
    ).toEqual([])
    expect(parseViews({ name: 'x', query: 'y' })).toEqual([])
    expect(parseViews(undefined)).toEqual([])
  })

  test('keep filters and order, not the page', () => {
    expect(viewQuery('?vhost=%2F&name=a%26b&page=3&create=true')).toBe('vhost=%2F&name=a%26b')
    expect(viewQuery('')).toBe('')
  })

  test('have one of each name, the newest', () => {
    const views = withView(withView([], { name: 'a', query: '1' }), { name: 'b', query: '2' })
    expect(withView(views, { name: 'a', query: '3' })).toEqual([
      { name: 'b', query: '2' },
      { name: 'a', query: '3' },
    ])
    expect(withoutView(views, 'a')).toEqual([{ name: 'b', query: '2' }])
  })

  test('stay few', () => {
    let views = parseViews([])
    for (let n = 0; n < 60; n++) views = withView(views, { name: `v${n}`, query: '' })
    expect(views).toHaveLength(50)
    expect(views.at(-1)?.name).toBe('v59')
  })
})
