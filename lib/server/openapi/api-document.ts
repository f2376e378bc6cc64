import 'server-only'
import { endpoints } from '@/lib/api/endpoints'
import { version } from '@/package.json'
import { openApiDocument } from './document'

let made: ReturnType<typeof openApiDocument> | null = null

/** The document of this console's API. It takes a while to make, and nobody has to sign in to ask for it: made once. */
export const apiDocument = () => (made ??= openApiDocument(endpoints, version))
