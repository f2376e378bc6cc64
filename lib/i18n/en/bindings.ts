/** Words of: Bindings: tables and dialogs. */
export const bindings = {
  title: 'Bindings',
} as const
