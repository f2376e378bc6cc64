import type { rights as en } from '@/lib/i18n/en/rights'
import type { Translation } from '@/lib/i18n/translation'

export const rights: Translation<typeof en> = {
  noVhostTitle: '没有您可以进入的虚拟主机',
  noVhostHelp: '此 broker 的管理员可以授予您权限。',
  item: '我的权限',
  title: '{user} 的权限',
  tags: '标签',
  noTags: '无：此用户不能使用管理 API。',
  tag: {
    management: '管理下列权限所允许的内容',
    policymaker: '还可设置策略和参数',
    monitoring: '还可查看所有连接、信道和节点',
    administrator: '可做一切操作，包括管理用户和权限',
    impersonator: '可以用他人的 user_id 发布消息',
  },
  ownTag: '不是 RabbitMQ 自带的标签：在这里不授予任何权限',
  permissions: '权限',
  vhosts: '可进入的虚拟主机',
  vhost: '虚拟主机',
  configure: '配置',
  write: '写',
  read: '读',
  help: '对队列名和交换机名的正则表达式。为空则什么都不允许。',
  unknown: 'RabbitMQ 只允许管理员读取权限。不允许的操作由 broker 拒绝，并会告诉您原因。',
  none: '不能进入任何虚拟主机。',
  nothing: '无',
  close: '关闭',
  needs: {
    configure: '配置',
    write: '写',
    read: '读',
    queue: '需要对队列 {name} 的{right}权限',
    exchange: '需要对交换机 {name} 的{right}权限',
    any: '需要对某些名称的{right}权限：您的权限不涵盖任何名称',
    close: '需要 administrator 标签：只有用户 {user} 和管理员可以关闭',
  },
}
