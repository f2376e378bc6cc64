import type { z } from 'zod'
import type { createUpload } from '@/lib/api/batches'
import { ConsoleError, isProblem } from '@/lib/api/problem'
import { ConsoleUnreachable } from './console-unreachable'

type Uploaded = z.output<NonNullable<(typeof createUpload)['output']>>

/**
 * Sends a file whole. By XMLHttpRequest, because fetch does not tell how much of a body has been sent. Rejects with a
 * ConsoleError for a problem that the server names, ConsoleUnreachable when there is no answer.
 */
export function uploadFile(
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const operation: `${(typeof createUpload)['method']} ${(typeof createUpload)['path']}` =
      'POST /api/uploads'
    request.open('POST', operation.slice('POST '.length))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total === 0 ? 1 : loaded / total),
    )
    request.addEventListener('load', () => {
      const answer: unknown = request.response
      if (request.status === 200) resolve(answer as Uploaded)
      else if (isProblem(answer)) reject(ConsoleError.fromProblem(answer))
      else reject(new ConsoleUnreachable(request.status))
    })
    for (const end of ['error', 'abort'] as const) {
      request.addEventListener(end, () => reject(new ConsoleUnreachable(end)))
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
