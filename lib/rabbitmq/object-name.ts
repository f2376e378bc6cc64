/** What tells a queue or an exchange apart from others of its kind. The name "" is the default exchange's. */
export interface Named {
  vhost: string
  name: string
}

/** The same as one text, for maps: names hold anything, so nothing that only stands between the two would do. */
export const keyOf = ({ vhost, name }: Named): string => `${vhost.length} ${vhost}${name}`
