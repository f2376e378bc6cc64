import type { z } from 'zod'
import { defaultExchangeSegment } from '@/lib/rabbitmq/name-rules'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Every write names what it does; the audit log and the architecture test rely on it. */
export type AuditAction =
  | 'session.open'
  | 'session.close'
  | 'queue.declare'
  | 'queue.purge'
  | 'queue.delete'
  | 'queue.sync'
  | 'queue.cancelSync'
  | 'exchange.declare'
  | 'exchange.delete'
  | 'binding.create'
  | 'binding.delete'
  | 'connection.close'
  | 'connection.closeAll'
  | 'message.publish'
  | 'message.get'
  | 'message.request'
  | 'batch.start'
  | 'batch.stop'
  | 'upload.create'
  | 'upload.delete'
  | 'statistics.reset'
  | 'live.open'
  | 'live.settle'
  | 'live.reply'
  | 'live.tracing'

/**
 * One operation of our HTTP API: what the server checks, what the browser sends, what openapi.json says. `path` is Next's
 * folder path with `{name}` for segments; segments are encodeURIComponent of real names.
 */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  id: string
  method: Method
  path: string
  summary: string
  params?: P
  query?: Q
  body?: B
  /** Absent: 204, or a stream. */
  output?: O
  /** Answers text/event-stream; `output` then describes one event. */
  stream?: boolean
  /** Takes any bytes for its body, as application/octet-stream, and reads them itself up to `maxBody`. */
  upload?: boolean
  /** Works without a session. */
  open?: boolean
  /** Changes nothing, although what it asks needs a body: allowed where a broker is read-only, and not audited. */
  reads?: boolean
  /** Required unless the method is GET or `reads` is set. */
  audit?: AuditAction
  /** Largest body in bytes; 64 KiB unless told. */
  maxBody?: number
}

/** Keeps the schemas' types, method and path; adds nothing. */
export const endpoint = <
  const M extends Method,
  const A extends string,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  O extends z.ZodType = z.ZodUndefined,
>(
  definition: Endpoint<P, Q, B, O> & { method: M; path: A },
): Endpoint<P, Q, B, O> & { method: M; path: A } => definition

/** `/api/queues/{vhost}/{name}` with each segment encoded. The empty name is the default exchange's. */
export const fillPath = (path: string, params: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] || defaultExchangeSegment))
