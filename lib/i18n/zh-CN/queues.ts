import type { queues as en } from '@/lib/i18n/en/queues'
import type { Translation } from '@/lib/i18n/translation'

export const queues: Translation<typeof en> = {
  title: '队列',
  filter: '筛选队列',
  count: '{total, number} 个队列',
  countFiltered: '{filtered} / {total, number} 个队列',
  name: '名称',
  vhost: '虚拟主机',
  type: '类型',
  features: '特性',
  state: '状态',
  ready: '就绪',
  unacked: '未确认',
  total: '总计',
  incoming: '流入',
  deliverGet: '投递 / 获取',
  ack: '确认',
  emptyTitle: '还没有队列',
  emptyTitleVhost: '{vhost} 中还没有队列',
  emptyHelp: '队列保存消息，直到消费者取走。',
  feature: {
    durable: '持久化：broker 重启后仍然存在',
    autoDelete: '自动删除：最后一个消费者离开后随之删除',
    exclusive: '独占：属于一个连接，随连接一起消失',
    policy: '策略：{policy}',
    argument: '{name}：{value}',
  },
}
