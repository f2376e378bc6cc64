import path from 'node:path'

/** Sent with every answer, pages, API and static files alike. The page CSP, which needs a nonce, is proxy.ts's. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
]

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Kept out of the bundle so that the live connection objects are those that amqplib documents.
  serverExternalPackages: ['amqplib'],
  images: { unoptimized: true },
  // Types are checked by `npm test`, first of all: who starts the console need not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root: path.resolve(import.meta.dirname),
    // Messages are compiled on the server (lib/i18n/compile-words.ts): the browser needs no parser.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  headers: async () => [{ source: '/:path*', headers }],
}
