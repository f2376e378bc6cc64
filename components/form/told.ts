/** How a dialog tells an object. */
export interface Told {
  id: string
  name: string
  /** Where it is, if others of its name may be elsewhere: its virtual host. */
  place: string | null
}

/** By its name and place, which together tell it from others. */
export const toldOf = (name: string, place: string | null = null): Told => ({
  id: JSON.stringify([place, name]),
  name,
  place,
})

/** Where all of them are; null where they are in several places, or in none. */
export function commonPlace(told: readonly Told[]): string | null {
  const place = told[0]?.place ?? null
  return told.every((each) => each.place === place) ? place : null
}
