/** Words of the choice of a language, and of the product as a whole. */
export const language = {
  label: 'Language',
  description: 'A web management console for RabbitMQ',
} as const
