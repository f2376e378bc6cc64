import { createUpload } from '@/lib/api/batches'
import { route } from '@/lib/server/http/route'
import { saveUpload } from '@/lib/server/publish/uploads'

export const POST = route(createUpload, ({ session, upload }) => saveUpload(session.id, upload))
