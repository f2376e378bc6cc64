import { deleteUpload } from '@/lib/api/batches'
import { route } from '@/lib/server/http/route'
import { dropUpload } from '@/lib/server/publish/uploads'

export const DELETE = route(deleteUpload, ({ session, params }) => dropUpload(session.id, params.upload))
