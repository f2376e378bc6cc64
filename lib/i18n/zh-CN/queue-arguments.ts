import type { queueArguments as en } from '@/lib/i18n/en/queue-arguments'
import type { Translation } from '@/lib/i18n/translation'

export const queueArguments: Translation<typeof en> = {
  'x-message-ttl': '消息最多等待多少毫秒，之后被丢弃或转为死信。',
  'x-expires': '闲置多少毫秒后删除整个队列。',
  'x-max-length': '最多保留多少条就绪消息；超出部分由 x-overflow 决定。',
  'x-max-length-bytes': '消息体最多保留多少字节；流会丢弃最旧的段文件。',
  'x-overflow':
    '队列满时：drop-head 丢弃最旧的消息，reject-publish 拒绝新消息，reject-publish-dlx（classic）还会把它们转为死信。',
  'x-dead-letter-exchange': '接收被拒绝、过期和溢出消息的交换机。',
  'x-dead-letter-routing-key': '死信使用的路由键；不设置则保留各自原来的路由键。',
  'x-dead-letter-strategy':
    'at-most-once，或 at-least-once；后者须配合 x-overflow reject-publish 才不丢消息。',
  'x-single-active-consumer': '只有一个消费者接收消息；它离开后由下一个接替。',
  'x-max-priority': '消息的最高优先级，1 到 255。几个级别就够了：每个级别都占用内存。',
  'x-delivery-limit': '消息可被放回多少次，之后被丢弃或转为死信。-1：不限（4.0 起）。',
  'x-consumer-timeout': '消费者可持有未确认消息多少毫秒，超过则收回。',
  'x-consumer-disconnected-timeout': '消费者所在节点不可达时，等待多少毫秒后收回其消息。',
  'x-delayed-retry-type': '哪些消息延迟后再回到队列：disabled、all、failed 或 returned。',
  'x-delayed-retry-min': '第一次重试等待的毫秒数；之后每次等待更久。',
  'x-delayed-retry-max': '一次重试最长等待的毫秒数。',
  'x-quorum-initial-group-size': '初始分布在几个节点上；取奇数，且不超过集群节点数。',
  'x-quorum-target-group-size': 'broker 尽量让它保持在几个节点上。',
  'x-max-age': '消息保留多久：数字加 Y、M、D、h、m 或 s，例如 7D。',
  'x-stream-max-segment-size-bytes': '段文件的大小。删除以整个文件为单位，不会删除单条消息。',
  'x-stream-filter-size-bytes': '每个数据块的 Bloom 过滤器大小，16 到 255。',
  'x-initial-cluster-size': '初始分布在几个节点上。',
  'x-queue-leader-locator': '领导者的初始位置：client-local 或 balanced。',
}
