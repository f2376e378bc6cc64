import { NextResponse, type NextRequest } from 'next/server'
import { pageHeaders } from '@/lib/server/http/page-headers'

/** The nonce and policy of a page. Never authorisation: pages and routes see to that themselves. */
export function proxy(request: NextRequest): NextResponse {
  const headers = pageHeaders(request)
  const response = NextResponse.next({ request: { headers: headers.request } })
  for (const [name, value] of headers.answer) response.headers.set(name, value)
  return response
}

/** Pages only: a body that passes through here is cut at 10 MB, so the API is none of its business. */
export const config = { matcher: '/((?!api/|api$|_next/static/|icon\\.svg$).*)' }
