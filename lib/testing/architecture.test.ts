import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { endpoints } from '@/lib/api/endpoints'
import type { Endpoint } from '@/lib/api/endpoint'
import { openApiDocument } from '@/lib/server/openapi/document'
import { routeFile } from './api-client'

const root = path.resolve(import.meta.dirname, '../..')
const text = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const filesOf = (folder: string, pattern: RegExp): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
    .filter((file) => pattern.test(file))
const sources = ['app', 'components', 'lib', 'e2e']
  .flatMap((folder) => filesOf(folder, /\.(tsx?|mjs)$/))
  .concat('proxy.ts', 'instrumentation.ts')
const isTest = (file: string) => /\.(test|e2e)\.tsx?$/.test(file) || file.startsWith('lib/testing/')

/** Answers whatever is no address of ours. It does nothing, so it needs no session, check or audit. */
const unknownPaths = 'app/api/[[...path]]/route.ts'
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

describe('the HTTP API', () => {
  const routes = filesOf('app/api', /\/route\.ts$/).filter((file) => file !== unknownPaths)

  test.each(routes)('%s exports nothing but methods made by route()', async (file) => {
    const exports = (await import(path.join(root, file))) as Record<string, { endpoint?: Endpoint }>
    expect(Object.keys(exports).length).toBeGreaterThan(0)
    for (const [name, handler] of Object.entries(exports)) {
      expect(methods, `${name} is a method`).toContain(name)
      const { endpoint } = handler
      expect(endpoint?.method, `${name} is made by route()`).toBe(name)
      expect(endpoints, 'the contract knows it').toContain(endpoint)
      expect(path.relative(root, routeFile(endpoint as Endpoint))).toBe(file)
    }
    expect(text(file).split('\n').length).toBeLessThanOrEqual(31)
  })

  test('every operation of the contract has its route, and an id and address of its own', async () => {
    for (const endpoint of endpoints) {
      const file = path.relative(root, routeFile(endpoint))
      expect(routes, endpoint.id).toContain(file)
      const exports = (await import(routeFile(endpoint))) as Record<string, { endpoint?: Endpoint }>
      expect(exports[endpoint.method]?.endpoint, endpoint.id).toBe(endpoint)
    }
    expect(new Set(endpoints.map((endpoint) => endpoint.id)).size).toBe(endpoints.length)
    expect(new Set(endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path}`)).size).toBe(
      endpoints.length,
    )
  })

  test('every write is audited and no read is one', () => {
    for (const endpoint of endpoints) {
      if (endpoint.method === 'GET' || endpoint.reads === true)
        expect(endpoint.audit, endpoint.id).toBeUndefined()
      else expect(endpoint.audit, endpoint.id).toBeDefined()
    }
  })

  test('only signing in and the description work without a session', () => {
    const open = endpoints.filter((endpoint) => endpoint.open).map((endpoint) => endpoint.id)
    expect(open.toSorted()).toEqual(['openSession', 'readOpenApi'])
  })

  test('openapi.json holds them all', () => {
    const { paths } = openApiDocument(endpoints, '0')
    for (const endpoint of endpoints) {
      expect(paths[endpoint.path]?.[endpoint.method.toLowerCase()], endpoint.id).toMatchObject({
        operationId: endpoint.id,
      })
    }
  })
})

describe('the folders of components', () => {
  /** What all features share; every other folder is a feature. */
  const shared = ['ui', 'form', 'table', 'chart', 'code', 'layout', 'message', 'menus', 'binding-list']
  const folders = readdirSync(path.join(root, 'components'))
  const imported = (file: string): string[] =>
    Array.from(text(file).matchAll(/['"]@\/components\/([^/'"]+)/g), ([, folder = '']) => folder)

  test.each(folders)('%s imports no feature but itself', (folder) => {
    const allowed = new Set(folder === 'ui' ? ['ui'] : [...shared, folder])
    const foreign = filesOf(`components/${folder}`, /\.tsx?$/).flatMap((file) =>
      imported(file)
        .filter((other) => !allowed.has(other))
        .map((other) => `${file} imports ${other}`),
    )
    expect(foreign).toEqual([])
  })

  test('those that are shared are there, and the README names them', () => {
    expect(folders).toEqual(expect.arrayContaining(shared))
    expect(text('README.md')).toContain(shared.map((folder) => `${folder}/`).join(' '))
  })
})

describe('the folders of lib/server', () => {
  /** A folder, or a file that stands in lib/server itself, which all of them share. */
  const partOf = (file: string): string => file.split('/')[0] ?? ''
  const imports = filesOf('lib/server', /\.ts$/)
    .filter((file) => !isTest(file))
    .flatMap((file) => {
      const from = partOf(file.slice('lib/server/'.length).replace(/\.ts$/, ''))
      const paths = Array.from(text(file).matchAll(/['"]@\/lib\/server\/([^'"]+)/g), ([, to = '']) => to)
      return paths.map((to) => ({ file, from, to: partOf(to) }))
    })
    .filter(({ from, to }) => from !== to)

  test('import each other in one direction: what is on top of another is not below it too', () => {
    const allBelow = (part: string): Set<string> => {
      const all = new Set([part])
      for (const each of all) for (const { from, to } of imports) if (from === each) all.add(to)
      return all
    }
    const circular = imports.filter(({ from, to }) => allBelow(to).has(from))
    expect(circular.map(({ file, to }) => `${file} imports ${to}`)).toEqual([])
  })
})

describe('what the linter does not see', () => {
  test('the environment is read in one place', () => {
    // Next writes NODE_ENV and NEXT_RUNTIME into the code when it builds.
    const allowed = /^lib\/(server\/config|launch|testing)\/|^e2e\//
    const readers = sources
      .filter((file) => !allowed.test(file) && !isTest(file))
      .filter((file) => /process\.env(?!\.(NODE_ENV|NEXT_RUNTIME)\b)/.test(text(file)))
    expect(readers).toEqual([])
  })

  test('what the server holds is marked as the server’s', () => {
    const unmarked = filesOf('lib/server', /\.ts$/)
      .filter((file) => !isTest(file))
      .filter((file) => !text(file).includes("import 'server-only'"))
      // Types alone reach no browser.
      .filter((file) => /^export (async )?(function|const|class)/m.test(text(file)))
    expect(unmarked).toEqual([])
  })

  test('nothing of the broker becomes markup', () => {
    const risky = /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\(/
    const users = sources.filter((file) => !isTest(file) && risky.test(text(file)))
    expect(users).toEqual([])
  })

  test('only the log writes to the console', () => {
    const allowed = /^lib\/(launch|testing)\/|^e2e\//
    const writers = sources.filter(
      (file) => !allowed.test(file) && !isTest(file) && /\bconsole\.\w+\(/.test(text(file)),
    )
    expect(writers).toEqual([])
  })

  test('pages stay under 40 lines, and no file is a barrel', () => {
    for (const file of filesOf('app', /\/page\.tsx$/)) {
      expect(text(file).trimEnd().split('\n').length, file).toBeLessThanOrEqual(40)
    }
    expect(sources.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([])
  })
})
