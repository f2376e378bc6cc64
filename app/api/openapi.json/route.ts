import { endpoints } from '@/lib/api/endpoints'
import { readOpenApi } from '@/lib/api/openapi'
import { openRoute } from '@/lib/server/http/route'
import { openApiDocument } from '@/lib/server/openapi/document'
import { version } from '@/package.json'

export const GET = openRoute(readOpenApi, async () => openApiDocument(endpoints, version))
