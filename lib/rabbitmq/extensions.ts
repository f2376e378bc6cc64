import { z } from 'zod'

/** Plugins by the script that they add to the management UI. */
const pluginOf: Record<string, string> = {
  'dispatcher.js': 'rabbitmq_management',
  'exchange.js': 'rabbitmq_delayed_message_exchange',
  'federation.js': 'rabbitmq_federation_management',
  'shovel.js': 'rabbitmq_shovel_management',
  'stream.js': 'rabbitmq_stream_management',
  'top.js': 'rabbitmq_top',
  'tracing.js': 'rabbitmq_tracing',
}

/** Templates, which are no extension of their own (4.3). */
const isTemplate = (script: string) => script.endsWith('-ejs.js')

/**
 * GET /api/extensions: the plugins that have pages in the management UI; others are not told. A script that we do not know
 * stands for itself.
 */
export const brokerExtensions = z
  .array(
    z
      .object({ javascript: z.union([z.string(), z.array(z.string())]) })
      .nullable()
      .catch(null),
  )
  .transform((list): string[] => {
    const scripts = list.flatMap((extension) => extension?.javascript ?? [])
    return scripts.filter((script) => !isTemplate(script)).map((script) => pluginOf[script] ?? script)
  })
