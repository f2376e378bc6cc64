/** The pseudo-queue of direct reply-to: a client consumes from it, and names it in the requests that it publishes. */
export const directReplyTo = 'amq.rabbitmq.reply-to'
