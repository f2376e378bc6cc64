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
      sockets_used_details: samplesOf,
      io_read_bytes_details: samplesOf,
      io_write_bytes_details: samplesOf,
      io_read_count_details: samplesOf,
      io_write_count_details: samplesOf,
      io_sync_count_details: samplesOf,
    }),
  )
  .transform((node) => ({
    levels: {
      memory: node.mem_used_details,
      diskFree: node.disk_free_details,
      descriptors: node.fd_used_details,
      processes: node.proc_used_details,
      sockets: node.sockets_used_details,
    },
    counters: {
      readBytes: node.io_read_bytes_details,
      writtenBytes: node.io_write_bytes_details,
      reads: node.io_read_count_details,
      writes: node.io_write_count_details,
      syncs: node.io_sync_count_details,
    },
  }))

/** What of a node's reply they are. */
export const nodeSampleColumns = [
  'mem_used_details',
  'disk_free_details',
  'fd_used_details',
  'proc_used_details',
  'sockets_used_details',
  ...['read_bytes', 'write_bytes', 'read_count', 'write_count', 'sync_count'].map(
    (each) => `io_${each}_details`,
  ),
]
