import { expect, test } from 'vitest'
import { expiredCookie, sessionCookie, tokenOf } from './cookie'

const token = 'abcdefghijklmnopqrstu_'

test('on https the cookie is bound to this host', () => {
  expect(sessionCookie(token, true)).toBe(
    `__Host-warren-session=${token}; Path=/; HttpOnly; SameSite=Lax; Secure`,
  )
  expect(sessionCookie(token, false)).toBe(`warren-session=${token}; Path=/; HttpOnly; SameSite=Lax`)
  expect(expiredCookie(false)).toContain('Max-Age=0')
})

test('only a whole token of the right name is read', () => {
  expect(tokenOf(`theme=dark; warren-session=${token}; x=y`, false)).toBe(token)
  expect(tokenOf(`warren-session=${token}`, true)).toBeNull()
  expect(tokenOf(`__Host-warren-session=${token}`, true)).toBe(token)
  expect(tokenOf(`warren-session=${token}x`, false)).toBeNull()
  expect(tokenOf('warren-session=../../etc/passwd', false)).toBeNull()
  expect(tokenOf('warren-session', false)).toBeNull()
  expect(tokenOf(null, false)).toBeNull()
})
