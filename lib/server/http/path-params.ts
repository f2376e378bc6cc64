import 'server-only'

/**
 * What stands for the `{name}`s of an endpoint's path in an address, still percent-encoded. Next (16.4.6) hands segments to
 * pages encoded but to route handlers decoded; decoded once more, a queue "100%25" would become "100%" and "b%" would be
 * refused. The address itself says it the same way everywhere.
 */
export function pathParams(path: string, address: string): Record<string, string> {
  const parts = new URL(address).pathname.split('/')
  const params: Record<string, string> = {}
  for (const [index, part] of path.split('/').entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    const value = parts[index]
    if (name !== undefined && value !== undefined) params[name] = value
  }
  return params
}
