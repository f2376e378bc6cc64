import { expect, test, vi } from 'vitest'
import { openApiDocument } from '@/lib/server/openapi/document'
import { GET } from './route'

vi.mock('@/lib/server/openapi/document', { spy: true })

test('however often it is asked for, the document is made once', async () => {
  const ask = async () => {
    const answer = await GET(new Request('http://console/api/openapi.json'), { params: Promise.resolve({}) })
    return (await answer.json()) as { openapi: string; paths: object }
  }
  const first = await ask()
  expect(first).toMatchObject({ openapi: '3.1.0', paths: { '/api/openapi.json': {} } })
  expect(await ask()).toEqual(first)
  expect(openApiDocument).toHaveBeenCalledTimes(1)
})
