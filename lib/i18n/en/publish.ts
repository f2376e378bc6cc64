/** Words of: The Publish page. */
export const publish = {
  title: 'Publish',
} as const
