/** Hands a file to the browser to be saved. What the broker named may not choose where. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = safeFileName(name)
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** A name without what file systems and shells take for something else. */
export const safeFileName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
    .replace(/^[. ]+/, '')
    .slice(0, 120) || 'messages'
