import type { Named } from '@/lib/rabbitmq/object-key'

/** Virtual host and name, the newest last. */
export type Favourites = readonly (readonly [string, string])[]

/** They travel in the address of a request. */
const mostFavourites = 200
const longestQuery = 10_000

const isPair = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string' && each !== '')

/** Favourites from what was kept: what is none is left out. */
export const parseFavourites = (kept: unknown): Favourites =>
  Array.isArray(kept) ? kept.filter(isPair).slice(-mostFavourites) : []

export const isFavourite = (favourites: Favourites, { vhost, name }: Named): boolean =>
  favourites.some((each) => each[0] === vhost && each[1] === name)

/** With the queue, or without it when it was one. The oldest go when there are too many. */
export function turnFavourite(favourites: Favourites, queue: Named): Favourites {
  const others = favourites.filter((each) => each[0] !== queue.vhost || each[1] !== queue.name)
  return others.length < favourites.length
    ? others
    : [...others, [queue.vhost, queue.name] as const].slice(-mostFavourites)
}

/** For the `only` of a request: as many as an address holds, the newest of them. */
export function favouritesQuery(favourites: Favourites): string {
  let fitting = favourites
  let text = JSON.stringify(fitting)
  while (encodeURIComponent(text).length > longestQuery) {
    fitting = fitting.slice(Math.ceil(fitting.length / 10))
    text = JSON.stringify(fitting)
  }
  return text
}
