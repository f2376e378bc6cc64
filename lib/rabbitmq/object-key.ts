/** What tells a queue or an exchange apart from others of its kind. The name "" is the default exchange's. */
export interface Named {
  vhost: string
  name: string
}

/**
 * As one text, for maps. The length comes first because a name may contain any separator. Rows on screen have JSON for it, which
 * brings no control characters into the DOM.
 */
export const keyOf = ({ vhost, name }: Named): string => `${vhost.length} ${vhost}${name}`
