import { describe, expect, test } from 'vitest'
import { endpoints } from '@/lib/api/endpoints'
import { auditTarget } from './audit'

const audited = endpoints.filter(({ audit, path }) => audit !== undefined && path.includes('{'))
const namesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

describe('a line of the audit', () => {
  test.each(audited.map(({ id, path }) => [id, path] as const))('%s says whom it hit: %s', (_, path) => {
    const params = Object.fromEntries(namesIn(path).map((name) => [name, `the ${name}`]))
    expect(auditTarget(params, { reason: 'x' })).toEqual({ ...params, reason: 'x' })
    // What a body calls the same does not stand in its place.
    const body = Object.fromEntries(namesIn(path).map((name) => [name, 'other']))
    expect(auditTarget(params, body)).toMatchObject(params)
  })

  test('has of a body what tells its aim, without what was sent, and no control characters', () => {
    const body = { name: 'a\n', payload: 'secret', arguments: [{ name: 'x' }], sources: [{ queue: 'q' }] }
    expect(auditTarget({ vhost: 'v\u202e' }, body)).toEqual({
      vhost: String.raw`v\u{202e}`,
      name: String.raw`a\u{a}`,
      sources: [{ queue: 'q' }],
    })
    expect(auditTarget(undefined, undefined)).toEqual({})
  })
})
