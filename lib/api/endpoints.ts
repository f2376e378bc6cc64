import { readAttention } from './attention'
import {
  createUpload,
  deleteUpload,
  listBatches,
  listReturned,
  startBatch,
  stopBatch,
  watchBatch,
} from './batches'
import { createBinding, deleteBinding, listBindings } from './bindings'
import { readChannel, readConnection } from './client-pages'
import {
  closeConnection,
  closeUserConnections,
  listChannels,
  listConnections,
  listConsumers,
} from './clients'
import { decodePayload } from './decode'
import { readDiagnosis } from './diagnosis'
import type { Endpoint } from './endpoint'
import { declareExchange, deleteExchange, listExchanges, readExchange } from './exchanges'
import {
  endTracingLive,
  filterLive,
  openLive,
  readLiveMessage,
  replyLive,
  republishLive,
  settleLive,
} from './live'
import { readLeftTracing } from './live-tracing'
import { getMessages, publishMessage, requestReply } from './messages'
import { listNames } from './names'
import { listNodes, readConfig, readNode, readNodeBinaries, resetStatistics, runHealthChecks } from './nodes'
import { readOpenApi } from './openapi'
import { readOverview } from './overview'
import { readQueueChannels, readQueueRaft } from './queue-inside'
import { cancelQueueSync, declareQueue, deleteQueue, purgeQueue, readQueue, syncQueue } from './queues'
import { groupQueues } from './queue-groups'
import { listQueueTrends } from './queue-trends'
import { listQueues } from './queues-list'
import { readExchangeSamples, readQueueSamples } from './samples'
import { closeSession, openSession, readSession } from './session'
import { readStreamClients } from './stream-clients'
import { listBindingsBetween, placeNodes, readTopology } from './topology'
import { traceMessage } from './trace'

/** Every operation of the HTTP API. openapi.json is made from this, and a test holds it against the folders below app/api. */
export const endpoints: readonly Endpoint[] = [
  readSession,
  openSession,
  closeSession,
  readOverview,
  readAttention,
  listNodes,
  readNode,
  readNodeBinaries,
  readConfig,
  runHealthChecks,
  resetStatistics,
  listNames,
  listQueues,
  groupQueues,
  listQueueTrends,
  readQueue,
  readQueueSamples,
  readDiagnosis,
  readQueueRaft,
  readQueueChannels,
  readStreamClients,
  declareQueue,
  purgeQueue,
  deleteQueue,
  syncQueue,
  cancelQueueSync,
  getMessages,
  listExchanges,
  readExchange,
  readExchangeSamples,
  declareExchange,
  deleteExchange,
  listBindings,
  createBinding,
  deleteBinding,
  listConnections,
  readConnection,
  closeConnection,
  closeUserConnections,
  listChannels,
  readChannel,
  listConsumers,
  decodePayload,
  publishMessage,
  requestReply,
  createUpload,
  deleteUpload,
  startBatch,
  listBatches,
  listReturned,
  watchBatch,
  stopBatch,
  openLive,
  filterLive,
  settleLive,
  replyLive,
  endTracingLive,
  readLeftTracing,
  readLiveMessage,
  republishLive,
  readTopology,
  placeNodes,
  listBindingsBetween,
  traceMessage,
  readOpenApi,
]
