/** The same keys as the English words of a feature; what stands there is up to the language. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]>
}
