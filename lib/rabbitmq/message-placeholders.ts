/** `{{…}}` in a text of a batch, with the words in it. */
export const placeholder = /\{\{([^{}\n]*)\}\}/g

/** Names of the placeholders, as they are offered. */
export const placeholders = ['{{n}}', '{{uuid}}', '{{now}}', '{{random 1 100}}', '{{pick a b c}}'] as const

export const hasPlaceholders = (text: string): boolean => text.search(placeholder) !== -1
