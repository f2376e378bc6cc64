import { unstable_doesMiddlewareMatch as doesProxyMatch } from 'next/experimental/testing/server.js'
import { expect, test } from 'vitest'
import { configure } from '@/lib/testing/configure'
import { config } from '@/proxy'
import { pageHeaders, pagePolicy } from './page-headers'

const url = 'http://warren.test:3000/queues/%2F/a%2Fb?page=2'

test('each page has a nonce of its own, in the policy and for its rendering', () => {
  configure({})
  const first = pageHeaders({ url, headers: new Headers({ cookie: 'theme=dark' }) })
  const nonce = first.request.get('x-nonce') ?? ''
  expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
  expect(first.answer.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
  expect(first.request.get('content-security-policy')).toBe(first.answer.get('content-security-policy'))
  expect(first.request.get('cookie')).toBe('theme=dark')
  expect(pageHeaders({ url, headers: new Headers() }).request.get('x-nonce')).not.toBe(nonce)
})

test('nobody outside says what the path or the nonce is', () => {
  configure({})
  const headers = new Headers({ 'x-warren-path': '//evil.example', 'x-nonce': 'known' })
  const { request } = pageHeaders({ url, headers })
  expect(request.get('x-warren-path')).toBe('/queues/%2F/a%2Fb?page=2')
  expect(request.get('x-nonce')).not.toBe('known')
})

test('nothing inline runs without the nonce; development may evaluate, production may not', () => {
  const policy = pagePolicy('n', false)
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  expect(policy).not.toMatch(/style-src(-elem)? [^;]*unsafe/)
  expect(policy).toContain("style-src-attr 'unsafe-inline'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("connect-src 'self';")
  expect(pagePolicy('n', true)).toContain("'unsafe-eval'")
})

test('https is asked for only where the console is reached by it', () => {
  configure({ WARREN_ORIGIN: 'https://warren.example.org' })
  expect(pageHeaders({ url, headers: new Headers() }).answer.has('strict-transport-security')).toBe(true)
  configure({})
  expect(pageHeaders({ url, headers: new Headers() }).answer.has('strict-transport-security')).toBe(false)
})

test('every page has them, whatever its address begins with', () => {
  const isPage = (path: string) =>
    doesProxyMatch({ config, nextConfig: {}, url: `http://warren.test:3000${path}` })
  for (const path of [
    '/',
    '/queues/%2F/a',
    '/icon.svgX',
    '/iconXsvg',
    '/_next/imageX',
    '/favicon.ico',
    '/apis',
  ]) {
    expect(isPage(path), path).toBe(true)
  }
  for (const path of ['/api', '/api/queues', '/_next/static/chunks/a.js', '/icon.svg', '/icon.svg?x']) {
    expect(isPage(path), path).toBe(false)
  }
})
