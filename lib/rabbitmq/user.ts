import { z } from 'zod'

/** Tags that open the management API at all; `impersonator` or a made-up tag alone does not. */
const managementTags = new Set(['management', 'policymaker', 'monitoring', 'administrator'])

export const mayUseManagement = (tags: readonly string[]): boolean =>
  tags.some((tag) => managementTags.has(tag))

/**
 * As RabbitMQ's own is_monitor: those with this tag and administrators are shown the nodes, all virtual hosts, and everybody's
 * connections, channels and consumers.
 */
export const isMonitor = (tags: readonly string[]): boolean =>
  tags.includes('monitoring') || tags.includes('administrator')

/** GET /api/whoami. Tags are a list since 3.9; older definitions may still answer a comma-separated string. */
export const brokerWhoami = z.object({
  name: z.string(),
  tags: z.union([
    z.array(z.string()),
    z.string().transform((text) =>
      text
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    ),
  ]),
})
export type Whoami = z.output<typeof brokerWhoami>

/**
 * Regular expressions over object names, one set for each virtual host: also a row of GET /api/users/{name}/permissions,
 * which only administrators may read.
 */
export const permissionShape = z.object({
  vhost: z.string(),
  configure: z.string(),
  write: z.string(),
  read: z.string(),
})
export type Permission = z.output<typeof permissionShape>

/**
 * Regular expressions over routing keys of one topic exchange: a row of GET /api/users/{name}/topic-permissions. An exchange
 * without such a row takes every key.
 */
export const topicPermissionShape = z.object({
  vhost: z.string(),
  exchange: z.string(),
  write: z.string(),
  read: z.string(),
})
export type TopicPermission = z.output<typeof topicPermissionShape>

/** One row of GET /api/vhosts. */
export const brokerVhost = z.object({ name: z.string() })
