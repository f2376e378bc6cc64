import 'server-only'
import { parentPort } from 'node:worker_threads'
import type { DecodeInput } from '@/lib/api/decode'
import { decodeBytes } from './decode-bytes'

/** Runs in a thread of its own: what was sent decides how long it takes and how much memory. */
parentPort?.on('message', (input: DecodeInput) => parentPort?.postMessage(decodeBytes(input), []))
