import { z } from 'zod'
import { endpoint } from './endpoint'

export const readOpenApi = endpoint({
  id: 'readOpenApi',
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This description: OpenAPI 3.1, made from the schemas that check the requests',
  output: z.looseObject({ openapi: z.string() }),
  open: true,
})
