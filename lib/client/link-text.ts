/** Addresses over 8 KiB are cut or refused by many servers and proxies. */
const mostBytes = 5000

/** Values as text for an address; null when it would be too long for one. */
export function toLinkText(values: unknown): string | null {
  const bytes = new TextEncoder().encode(JSON.stringify(values))
  if (bytes.length > mostBytes) return null
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** What such a text says. Throws for what is none of ours. */
export function fromLinkText(text: string): unknown {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
}
