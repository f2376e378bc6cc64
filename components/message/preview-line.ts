import { visible } from '@/lib/i18n/visible'

/** The beginning of a payload on one line. */
export function previewLine(text: string, most = 240): string {
  const line = text
    .slice(0, most * 2)
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, most)
  return visible(line)
}
