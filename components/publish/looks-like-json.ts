/** Beyond this, checking at each key press would be felt. */
const checkedUpTo = 256 * 1024

/**
 * Whether a payload that means to be JSON is JSON; null when nothing says that it means to be: neither its content type nor
 * its first character.
 */
export function looksLikeJson(payload: string, contentType: string): boolean | null {
  const text = payload.trim()
  if (text === '' || text.length > checkedUpTo) return null
  if (!/[/+]json\b/i.test(contentType) && !/^[[{]/.test(text)) return null
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
