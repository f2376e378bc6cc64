/** Characters of one block: the browser lays out those in view only, each by itself. */
const most = 4_096

/**
 * Text that may be long, inside a `pre`. In one piece the browser's work on it grows with the square of its length where its
 * font has not all characters: pictures of control characters, or Chinese among Latin letters, held up the page for minutes.
 */
export function LongText({ text }: { text: string }) {
  if (text.length <= most) return text
  return blocksOf(text).map(({ from, block }) => (
    <div key={from} className="[contain-intrinsic-height:auto_1200px] [content-visibility:auto]">
      {block}
    </div>
  ))
}

/** Cut behind a line's end where there is one, and never within a character. */
export function blocksOf(text: string): { from: number; block: string }[] {
  const blocks: { from: number; block: string }[] = []
  for (let from = 0; from < text.length;) {
    const to = blockEnd(text, from)
    // A block ends a line by itself.
    const block = text.slice(from, text[to - 1] === '\n' ? to - 1 : to)
    blocks.push({ from, block: block === '' ? '\n' : block })
    from = to
  }
  return blocks
}

function blockEnd(text: string, from: number): number {
  const to = from + most
  if (to >= text.length) return text.length
  const line = text.lastIndexOf('\n', to - 1)
  if (line >= from) return line + 1
  return /[\uDC00-\uDFFF]/.test(text[to] ?? '') ? to - 1 : to
}
