/** What people call the environment that hurts. */
const names = /^(prod(uction)?\b|live$|生产)/i

/** Whether a broker's environment, as its configuration calls it, is one where every loss is asked for twice. */
export const isProduction = (environment: string | null): boolean =>
  environment !== null && names.test(environment.trim())
