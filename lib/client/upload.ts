import type { z } from 'zod'
import type { createUpload } from '@/lib/api/batches'
import { problemOfAnswer } from './api'
import { ConsoleUnreachable } from './console-unreachable'

type Uploaded = z.output<NonNullable<(typeof createUpload)['output']>>

/**
 * Sends a file whole. By XMLHttpRequest, because fetch does not tell how much of a body has been sent. Rejects with
 * what `call` throws.
 */
export function uploadFile(
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
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
      else reject(problemOfAnswer(request.status, answer))
    })
    for (const end of ['error', 'abort'] as const) {
      request.addEventListener(end, () => reject(new ConsoleUnreachable(end)))
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
