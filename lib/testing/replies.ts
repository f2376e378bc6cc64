import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** Answers of the management API of real brokers about one set of objects, recorded by version. */
const folder = path.join(import.meta.dirname, 'replies')

/** The versions that were recorded, the oldest first. */
export const recordedVersions: readonly string[] = readdirSync(folder).toSorted()

/** One answer, as JSON. */
export const recorded = (version: string, name: string): unknown =>
  JSON.parse(readFileSync(path.join(folder, version, `${name}.json`), 'utf8'))

/** The same of an answer that is one object. */
export const recordedBody = (version: string, name: string): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(recorded(version, name))
