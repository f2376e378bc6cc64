/** A list as somebody arranged it: its filters and order are all in the address, so the address is the view. */
export interface SavedView {
  name: string
  /** Without the question mark. */
  query: string
}

const mostViews = 50
const longestName = 80
const longestQuery = 2_000

const isView = (value: unknown): value is SavedView => {
  const view = value as Partial<Record<keyof SavedView, unknown>> | null
  return (
    typeof view?.name === 'string' &&
    view.name !== '' &&
    view.name.length <= longestName &&
    typeof view.query === 'string' &&
    view.query.length <= longestQuery
  )
}

/** Views from what was kept: what is none is left out. */
export const parseViews = (kept: unknown): readonly SavedView[] =>
  Array.isArray(kept)
    ? kept
        .filter(isView)
        .slice(0, mostViews)
        .map(({ name, query }) => ({ name, query }))
    : []

/** The part of an address that is worth keeping: pages move, and what opens a dialog is no view. */
export function viewQuery(search: string): string {
  const query = new URLSearchParams(search)
  query.delete('page')
  query.delete('create')
  return query.toString()
}

/** With the view at the end, in the place of one of the same name. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] =>
  [...views.filter((each) => each.name !== view.name), view].slice(-mostViews)

export const withoutView = (views: readonly SavedView[], name: string): readonly SavedView[] =>
  views.filter((each) => each.name !== name)
