/** What a list asks for when its address says nothing but the virtual host. */
export const firstPage = (vhost: string | null) => ({
  name: '',
  page: 1,
  ...(vhost === null ? {} : { vhost }),
})
