/** How one parameter of the address is read and written. */
export interface Param<T> {
  /** Null for what it cannot be. */
  parse: (text: string) => T | null
  write: (value: T) => string
}

/** One that has a value also when the address does not name it; that value is not written. */
export interface ParamWithDefault<T> extends Param<T> {
  default: T
}

interface Parser<T> extends Param<T> {
  withDefault: (value: T) => ParamWithDefault<T>
}

const parser = <T>(parse: Param<T>['parse'], write: Param<T>['write']): Parser<T> => ({
  parse,
  write,
  withDefault: (value) => ({ parse, write, default: value }),
})

export const parseAsString = parser<string>(
  (text) => text,
  (value) => value,
)

export const parseAsBoolean = parser<boolean>((text) => text === 'true', String)

export const parseAsInteger = parser<number>(
  (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : null),
  String,
)

/** One of a few words. */
export const parseAsStringLiteral = <const T extends string>(words: readonly T[]): Parser<T> =>
  parser<T>(
    (text) => words.find((word) => word === text) ?? null,
    (value) => value,
  )

/** A value as JSON, which `check` knows or makes null of. */
export const parseAsJson = <T>(check: (value: unknown) => T | null): Parser<T> =>
  parser<T>(
    (text) => {
      try {
        return check(JSON.parse(text))
      } catch {
        return null
      }
    },
    (value) => JSON.stringify(value),
  )

/** Texts, parted by commas. */
export const parseAsTexts = parser<string[]>(
  (text) => text.split(',').map((each) => each.replaceAll('%2C', ',')),
  (values) => values.map((each) => each.replaceAll(',', '%2C')).join(','),
)

/** Parameters by their names. */
export type Params = Readonly<
  Record<string, { parse: (text: string) => unknown; write: (value: never) => string; default?: unknown }>
>

type Read<P> = P extends ParamWithDefault<infer T> ? T : P extends Param<infer T> ? T | null : never
export type Values<P extends Params> = { [Name in keyof P]: Read<P[Name]> }
/** Null takes a parameter out of the address. */
export type Changes<P extends Params> = {
  [Name in keyof P]?: (P[Name] extends Param<infer T> ? T : never) | null | undefined
}

/** The values of parameters, from the search of an address. */
export function readParams<P extends Params>(params: P, search: string): Values<P> {
  const given = new URLSearchParams(search)
  const entries = Object.entries(params)
  return Object.fromEntries(
    entries.map(([name, param]) => {
      const text = given.get(name)
      const value = text === null ? null : param.parse(text)
      return [name, value ?? param.default ?? null]
    }),
  ) as Values<P>
}

/** The search of an address with some parameters changed; the others stay. */
export function writeParams<P extends Params>(params: P, search: string, changes: Changes<P>): string {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(changes)) {
    const param = params[name] as (Param<unknown> & { default?: unknown }) | undefined
    if (param === undefined || value === undefined) continue
    const text = value === null ? null : param.write(value)
    if (text === null || (param.default !== undefined && text === param.write(param.default)))
      next.delete(name)
    else next.set(name, text)
  }
  return next.toString()
}
