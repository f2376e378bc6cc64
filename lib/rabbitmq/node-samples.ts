import { z } from 'zod'
import { noColumnsYet, samplesOf } from './samples'

/** GET /api/nodes/{name} with `node_stats_age`: what a node used over a range. */
export const brokerNodeSamples = z
  .preprocess(
    noColumnsYet,
    z.object({
      mem_used_details: samplesOf,
      disk_free_details: samplesOf,
      fd_used_details: samplesOf,
      proc_used_details: samplesOf,
    }),
  )
  .transform((node) => ({
    memory: node.mem_used_details,
    diskFree: node.disk_free_details,
    descriptors: node.fd_used_details,
    processes: node.proc_used_details,
  }))
