import { describe, expect, it } from 'vitest'
import { looksLikeJson } from './looks-like-json'

describe('a payload that means to be JSON', () => {
  it('is checked by its content type or its first character', () => {
    expect(looksLikeJson('{"a":1}', '')).toBe(true)
    expect(looksLikeJson('{"a":', '')).toBe(false)
    expect(looksLikeJson('12', 'application/json')).toBe(true)
    expect(looksLikeJson('12,', 'application/vnd.orders+json; charset=utf-8')).toBe(false)
  })

  it('is left alone when nothing says so', () => {
    expect(looksLikeJson('hello', '')).toBeNull()
    expect(looksLikeJson('', 'application/json')).toBeNull()
    expect(looksLikeJson(`[${'1,'.repeat(200_000)}`, '')).toBeNull()
  })
})
