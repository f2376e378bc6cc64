import type { Page } from '@playwright/test'
import { fillPath } from '@/lib/api/endpoint'
import { nameOf, type Read } from '@/lib/testing/reads'

/** One node of the cluster, as `npm run test:cluster` started it. */
export interface ClusterNode {
  name: string
  pid: number
  amqp: string
  management: string
}

/** The three of them; the console talks to the first. */
export function clusterNodes(): [ClusterNode, ClusterNode, ClusterNode] {
  const nodes = JSON.parse(process.env['WARREN_CLUSTER'] ?? '[]') as ClusterNode[]
  const [first, second, third] = nodes
  if (first === undefined || second === undefined || third === undefined) {
    throw new Error('run by npm run test:cluster')
  }
  return [first, second, third]
}

/** What one read of the console's API gave. */
export interface Outcome {
  name: string
  status: number
  milliseconds: number
  json: unknown
  /** How it fails the contract; null where it fits. */
  misfit: string | null
}

/** Asks the console as its pages do, and holds the answer against the contract. */
export async function ask(page: Page, read: Read): Promise<Outcome> {
  const { endpoint, params = {}, query = {}, body } = read
  const search = new URLSearchParams(query).toString()
  const url = `${fillPath(endpoint.path, params)}${search && `?${search}`}`
  const start = performance.now()
  const answer = await page.request.fetch(url, {
    method: endpoint.method,
    timeout: 120_000,
    ...(body === undefined ? {} : { data: body }),
  })
  const json: unknown = await answer.json()
  const milliseconds = performance.now() - start
  const parsed = answer.ok() ? endpoint.output?.safeParse(json) : undefined
  return {
    name: nameOf(read),
    status: answer.status(),
    milliseconds,
    json,
    misfit: parsed?.success === false ? parsed.error.message : null,
  }
}
