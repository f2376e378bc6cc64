/** Code that came too late or not at all: what needed it was not done. */
export class CodeMissing extends Error {
  override name = 'CodeMissing'
}

/**
 * Code that what was pressed needs, and that comes only then:
 *
 *     const { formatJson } = await neededCode(() => import('@/lib/rabbitmq/json-scan'))
 *
 * `useTellMissing` tells when it cannot be had.
 */
export const neededCode = <T>(load: () => Promise<T>): Promise<T> =>
  load().catch((cause: unknown) => {
    throw new CodeMissing('code could not be loaded', { cause })
  })
