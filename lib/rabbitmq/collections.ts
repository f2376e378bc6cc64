import { z } from 'zod'
import { counter, known } from './counters'

/** What an Erlang process tells of its garbage collections; sizes in words. Null where it tells nothing. */
export const collectionsShape = z
  .object({ minor: z.number(), fullAfter: known, minHeap: known, minBinaryHeap: known, maxHeap: known })
  .nullable()
export type Collections = z.output<typeof collectionsShape>

/** Of a stream, whose process is not the broker's own, all are -1. */
export const brokerCollections = z
  .object({
    minor_gcs: z.number().min(0),
    fullsweep_after: counter,
    min_heap_size: counter,
    min_bin_vheap_size: counter,
    max_heap_size: counter,
  })
  .nullish()
  .catch(null)
  .transform((gc): Collections =>
    gc === null || gc === undefined
      ? null
      : {
          minor: gc.minor_gcs,
          fullAfter: gc.fullsweep_after,
          minHeap: gc.min_heap_size,
          minBinaryHeap: gc.min_bin_vheap_size,
          maxHeap: gc.max_heap_size,
        },
  )
