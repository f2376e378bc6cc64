/** Enough for the first row of any file that people make. */
const looked = 64 * 1024

/** The names in the first row of a CSV file, for choosing from. The server reads the file itself. */
export async function csvColumns(file: Blob): Promise<string[]> {
  const text = (await file.slice(0, looked).text()).replace(/^\uFEFF/, '')
  return firstRow(text)
}

/** RFC 4180: in double quotes where a field holds a comma, a quote in them twice. */
export function firstRow(text: string): string[] {
  const names: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/y
  for (;;) {
    const found = field.exec(text)
    if (found === null) return names
    names.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] !== ',') return names.length === 1 && names[0] === '' ? [] : names
  }
}
