import 'server-only'

/**
 * What the work comes to, or what `late` says when that takes longer: a value instead, or an error that it throws. The work
 * itself goes on, and what it comes to then is dropped.
 */
export async function within<T, L>(
  work: Promise<T>,
  milliseconds: number,
  late: (milliseconds: number) => L,
): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  try {
    return await Promise.race([work, over.then(() => late(milliseconds))])
  } finally {
    clearTimeout(timer)
  }
}
