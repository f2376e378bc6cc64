import type { Sorting } from './list-params'

/** What a list asks for when its address says nothing but the virtual host. */
export const firstPage = (vhost: string | null) => ({
  name: '',
  page: 1,
  ...(vhost === null ? {} : { vhost }),
})

/** What a list asks for in another order: its first page. */
export const inOrder = <Input extends { sort?: unknown; dir?: unknown }>(
  input: Input,
  { by, dir }: Sorting,
) => {
  const { sort: _sort, dir: _dir, ...rest } = input
  return { ...rest, page: 1, ...(by === null ? {} : { sort: by as Input['sort'], dir }) }
}
