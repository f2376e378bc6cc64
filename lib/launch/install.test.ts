import { describe, expect, test } from 'vitest'
import { differs } from './install.mjs'

const next = { version: '16.4.6', integrity: 'sha512-a' }
const wanted = { packages: { '': {}, 'node_modules/next': next } }

describe('node_modules and the lock file differ', () => {
  test('when nothing is installed', () => {
    expect(differs(wanted, null)).toBe(true)
    expect(differs(wanted, {})).toBe(true)
  })

  test('when a package is missing', () => {
    expect(differs(wanted, { packages: {} })).toBe(true)
  })

  test('when a package has another version or content', () => {
    expect(differs(wanted, { packages: { 'node_modules/next': { ...next, version: '16.4.5' } } })).toBe(true)
    expect(differs(wanted, { packages: { 'node_modules/next': { ...next, integrity: 'sha512-b' } } })).toBe(
      true,
    )
  })

  test('when a package is there that is not asked for', () => {
    const installed = { packages: { 'node_modules/next': next, 'node_modules/left-over': next } }
    expect(differs(wanted, installed)).toBe(true)
  })
})

describe('node_modules and the lock file agree', () => {
  test('when all is there', () => {
    expect(differs(wanted, { packages: { 'node_modules/next': next } })).toBe(false)
  })

  test('when only an optional package is missing, as those of other platforms are', () => {
    const more = {
      packages: { ...wanted.packages, 'node_modules/@next/swc-darwin-arm64': { ...next, optional: true } },
    }
    expect(differs(more, { packages: { 'node_modules/next': next } })).toBe(false)
  })
})
