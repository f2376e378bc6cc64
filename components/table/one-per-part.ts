/** The first of those that are about the same part: one note says all of it. */
export const onePerPart = <F extends { part: string }>(faults: readonly F[]): F[] =>
  faults.filter(({ part }, index) => faults.findIndex((fault) => fault.part === part) === index)
