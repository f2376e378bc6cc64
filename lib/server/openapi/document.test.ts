import { expect, test } from 'vitest'
import { endpoints } from '@/lib/api/endpoints'
import { openApiDocument } from './document'

const document = openApiDocument(endpoints, '1.2.3')

const allReferences = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(allReferences)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, entry]) =>
    key === '$ref' ? [String(entry)] : allReferences(entry),
  )
}

test('every operation is there, with an id of its own', () => {
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((operation) => (operation as { operationId: string }).operationId),
  )
  expect(ids.toSorted()).toEqual(endpoints.map((endpoint) => endpoint.id).toSorted())
})

test('every reference leads somewhere', () => {
  const references = allReferences(document)
  expect(references.length).toBeGreaterThan(endpoints.length)
  for (const reference of references) {
    const name = /^#\/components\/schemas\/(.+)$/.exec(reference)?.[1]
    expect(document.components.schemas, reference).toHaveProperty([name ?? ''])
  }
})

test('every segment of a path is a parameter', () => {
  for (const endpoint of endpoints) {
    const segments = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    const operation = document.paths[endpoint.path]?.[endpoint.method.toLowerCase()] as {
      parameters: { name: string; in: string }[]
    }
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect(inPath.map((parameter) => parameter.name).toSorted(), endpoint.id).toEqual(segments.toSorted())
  }
})

test('it says what is optional, and who may call without a session', () => {
  const list = document.paths['/api/bindings']?.['get']
  const parameters = (list as { parameters: unknown[] }).parameters.slice(0, 4)
  expect(parameters).toMatchObject([
    { name: 'vhost', in: 'query', required: false },
    { name: 'name', in: 'query', required: false },
    { name: 'page', in: 'query', required: false, schema: { type: 'integer', minimum: 1 } },
    { name: 'pageSize', in: 'query', required: false },
  ])
  expect(document.paths['/api/session']?.['post']).toMatchObject({ security: [] })
  expect(document.paths['/api/session']?.['delete']).not.toHaveProperty('security')
  expect(document.paths['/api/session']?.['delete']).toHaveProperty(['responses', '204'])
})
