/** Whether a name holds this text, upper and lower case alike. */
export function nameFilter(text: string): (name: string) => boolean {
  const wanted = text.toLowerCase()
  return (name) => name.toLowerCase().includes(wanted)
}
