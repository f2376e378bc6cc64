import type { Right } from './permissions'
import type { Permission } from './user'

/**
 * Whether a right covers no name at all in any of these virtual hosts: nothing can be declared then, whatever it is called.
 * Permissions are null where the broker does not let this user read them.
 */
export const coversNothing = (
  permissions: readonly Permission[] | null,
  right: Right,
  among: readonly string[],
): boolean =>
  permissions !== null &&
  among.every((vhost) => {
    const pattern = permissions.find((each) => each.vhost === vhost)?.[right] ?? ''
    return pattern === '' || pattern === '^$'
  })
