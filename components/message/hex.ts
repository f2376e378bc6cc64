const perLine = 8

const two = (byte: number) => byte.toString(16).padStart(2, '0')
const readable = (byte: number) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')

/** Offset, eight bytes and what of them is ASCII, one line each: "0010  68 65 6c 6c  6f 21 00 ff  hello!··". */
export function hexDump(bytes: Uint8Array, most: number): string {
  const end = Math.min(bytes.length, most)
  const digits = Math.max(4, Math.max(0, end - 1).toString(16).length)
  const lines: string[] = []
  for (let at = 0; at < end; at += perLine) {
    const line = Array.from(bytes.subarray(at, Math.min(at + perLine, end)))
    const pairs = line.map(two)
    const hex = `${pairs.slice(0, 4).join(' ')}  ${pairs.slice(4).join(' ')}`.padEnd(perLine * 3)
    lines.push(`${at.toString(16).padStart(digits, '0')}  ${hex}  ${line.map(readable).join('')}`)
  }
  return lines.join('\n')
}

/** "ff fe 41", cut after `most` bytes. */
export function hexLine(bytes: Uint8Array, most = 48): string {
  const pairs = Array.from(bytes.subarray(0, most), two).join(' ')
  return bytes.length > most ? `${pairs} …` : pairs
}
