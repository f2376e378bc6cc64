import type { Named } from './object-key'
import type { Permission, TopicPermission } from './user'

/** The three rights that RabbitMQ gives over the names of queues and exchanges. */
export type Right = 'configure' | 'write' | 'read'

/** What is known of a user's rights before the broker is asked to do something. */
interface Rights {
  /** Virtual hosts that may be entered. */
  vhosts: readonly string[]
  /** Null where the broker does not let this user read them: only administrators may. */
  permissions: readonly Permission[] | null
}

/** `unknown` leaves a control as it is: the broker decides, and says why not. */
export type PermissionVerdict = 'allowed' | 'refused' | 'unknown'

const bytes = new TextEncoder()
/** The broker matches bytes of UTF-8, one character each. */
const asBytes = (text: string): string => String.fromCharCode(...bytes.encode(text))

/** With more of them a match could take for ever. */
const mostRepetitions = 2

/**
 * The pattern as an expression of JavaScript's, or null where the two may differ (PCRE's own syntax, classes that depend on
 * its tables) or a match could take for ever.
 */
function expressionOf(pattern: string): RegExp | null {
  if (pattern.length > 1_000) return null
  // Groups with (?…, classes within classes, escapes other than of signs, possessive and lazy repetitions, {n,m}, (…)*.
  if (/\[\^?\]|\(\?|\[\[|\\[a-zA-Z0-9]|[*+?][+?*]|[{}]|\)[*+?]/.test(pattern)) return null
  if ((pattern.match(/[*+]/g) ?? []).length > mostRepetitions) return null
  try {
    return new RegExp(asBytes(pattern))
  } catch {
    return null
  }
}

/** Whether a permission's pattern covers a name, as the broker does it: anywhere in the name; an empty pattern covers "" only. */
export function coversName(pattern: string, name: string): boolean | null {
  if (pattern === '') return name === ''
  // `$` and `.` have their own ideas of line ends.
  if (/[\r\n]/.test(name)) return null
  return expressionOf(pattern)?.test(asBytes(name)) ?? null
}

/** Whether this user has that right over that name. */
export function verdictOf(
  { vhosts, permissions }: Rights,
  right: Right,
  { vhost, name }: Named,
): PermissionVerdict {
  if (!vhosts.includes(vhost)) return 'refused'
  if (permissions === null) return 'unknown'
  const permission = permissions.find((each) => each.vhost === vhost)
  if (permission === undefined) return 'refused'
  const covers = coversName(permission[right], name)
  return covers === null ? 'unknown' : covers ? 'allowed' : 'refused'
}

interface TopicRights {
  /** Null where the broker does not let this user read them: only administrators may. */
  topicPermissions: readonly TopicPermission[] | null
}

/**
 * Whether this user may publish to a topic exchange by a routing key, or bind to it by one, as far as topic permissions go:
 * they come on top of the permissions over names. Patterns with `{username}` and the like are for the broker to fill in.
 */
export function topicVerdict(
  { topicPermissions }: TopicRights,
  right: 'write' | 'read',
  { vhost, exchange, routingKey }: { vhost: string; exchange: string; routingKey: string },
): PermissionVerdict {
  if (topicPermissions === null) return 'unknown'
  const permission = topicPermissions.find((each) => each.vhost === vhost && each.exchange === exchange)
  if (permission === undefined) return 'allowed'
  const covers = coversName(permission[right], routingKey)
  return covers === null ? 'unknown' : covers ? 'allowed' : 'refused'
}

/** The same for a binding from an exchange of this type: read, over the binding key as it is written, wildcards and all. */
export const bindingVerdict = (
  rights: TopicRights,
  type: string | null,
  { vhost, source, bindingKey }: { vhost: string; source: string; bindingKey: string },
): PermissionVerdict =>
  type === 'topic'
    ? topicVerdict(rights, 'read', { vhost, exchange: source, routingKey: bindingKey })
    : 'allowed'
