'use client'

import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { useKept } from '@/lib/client/kept'
import { useOwnKey } from '@/lib/client/use-own-key'
import type { Queue } from '@/lib/rabbitmq/queue'
import { isFavourite, parseFavourites, turnFavourite, type Favourites } from './favourites'

interface FavouritesValue {
  favourites: Favourites
  turn: (queue: Queue) => void
}

const FavouritesContext = createContext<FavouritesValue | null>(null)

/** The queues that this user of this broker has starred in this browser. */
export function useFavourites(): FavouritesValue {
  const [favourites, change] = useKept<Favourites>(useOwnKey('favourites'), parseFavourites)
  return useMemo(
    () => ({ favourites, turn: (queue) => change((before) => turnFavourite(before, queue)) }),
    [favourites, change],
  )
}

/** For the stars in the rows: the rows themselves are drawn anew only when their queues change. */
export function FavouritesProvider({ value, children }: { value: FavouritesValue; children: ReactNode }) {
  return <FavouritesContext value={value}>{children}</FavouritesContext>
}

/** Whether a queue is starred, and the way to turn that over. */
export function useFavourite(queue: Queue): [boolean, () => void] {
  const value = useContext(FavouritesContext)
  return [value !== null && isFavourite(value.favourites, queue), () => value?.turn(queue)]
}
