import { readOpenApi } from '@/lib/api/openapi'
import { openRoute } from '@/lib/server/http/route'
import { apiDocument } from '@/lib/server/openapi/api-document'

export const GET = openRoute(readOpenApi, async () => apiDocument())
