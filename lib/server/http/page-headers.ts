import 'server-only'
import { randomBytes } from 'node:crypto'
import { askForHttps } from './strict-transport'

/** Where pages find the nonce of their answer, and the path that was asked for. */
const nonceHeader = 'x-nonce'
export const pagePathHeader = 'x-warren-path'

const isDevelopment = (): boolean => process.env.NODE_ENV === 'development'

/**
 * The Content-Security-Policy of a page: scripts and style elements by nonce only. Style attributes are allowed, since
 * server-rendered sizes are blocked without them and hydration does not repair that.
 */
export function pagePolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    // `next dev` evaluates code for its error overlay, and reloads over a WebSocket.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "script-src-attr 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers for one page: those that its rendering reads, and those that its answer carries. */
export function pageHeaders(request: { url: string; headers: Headers }): {
  request: Headers
  answer: Headers
} {
  const nonce = randomBytes(16).toString('base64')
  const policy = pagePolicy(nonce, isDevelopment())
  const { pathname, search } = new URL(request.url)
  const forPage = new Headers(request.headers)
  forPage.set(nonceHeader, nonce)
  forPage.set(pagePathHeader, `${pathname}${search}`)
  // Next finds the nonce for its own scripts here.
  forPage.set('content-security-policy', policy)
  const answer = new Headers({ 'content-security-policy': policy })
  askForHttps(answer)
  return { request: forPage, answer }
}
