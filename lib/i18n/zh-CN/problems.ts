import type { problems as en } from '@/lib/i18n/en/problems'
import type { Translation } from '@/lib/i18n/translation'

export const problems: Translation<typeof en> = {
  invalid_input: { title: '部分输入无效', next: '修改上面指出的内容后重试。' },
  not_json: { title: '控制台无法读取此请求', next: '重新加载页面后再试一次。' },
  unsupported_media_type: { title: '控制台不接受此类型的请求体', next: '重新加载页面后再试一次。' },
  too_large: { title: '内容太大', next: '请减少一次发送的内容。' },
  cross_origin: {
    title: '请求来自另一个站点',
    next: '请使用控制台配置的地址。若位于代理之后，须用 WARREN_ORIGIN 指明该地址。',
  },
  signed_out: { title: '您已退出登录', next: '请重新登录。' },
  bad_credentials: { title: '用户名或密码错误', next: '请核对后重试。' },
  no_management_tag: {
    title: '此用户不能使用管理 API',
    next: '管理员可以为其添加 management、monitoring、policymaker 或 administrator 标签。',
  },
  too_many_attempts: { title: '尝试次数过多', next: '请稍候再试。' },
  refused: { title: 'RabbitMQ 拒绝了此操作', next: '请向 broker 管理员申请上面指出的权限。' },
  read_only: { title: '此 broker 在这里是只读的', next: '控制台的配置禁止对它做任何更改。' },
  not_found: { title: '未找到', next: '它可能已被删除，或者位于另一个虚拟主机。' },
  precondition: { title: 'RabbitMQ 不接受此请求', next: '修改上面指出的内容后重试。' },
  no_statistics: {
    title: '此 broker 已关闭统计',
    next: '此内容来自 RabbitMQ 的统计。运维人员可以重新开启（management.disable_stats、management_agent.disable_metrics_collector）。',
  },
  queue_unreachable: {
    title: '队列没有被删除，但目前无法访问',
    next: '持有它的节点已停机，或者控制台所连接的节点上没有它的运行副本。实时视图会自动重试。',
  },
  gone: { title: '已不存在', next: '上一行说明了结束的原因。解决后请重新开始。' },
  not_whole: {
    title: '控制台只有此消息的开头部分',
    next: '确认、重新入队和拒绝针对的是完整的消息。要再次发布它，请用您自己的客户端消费。',
  },
  broker_unreachable: {
    title: 'broker 没有响应',
    next: '请检查 RabbitMQ 是否在运行、控制台能否连到它。控制台会自动重试。',
  },
  broker_timeout: { title: 'broker 响应超时', next: '控制台会自动重试。负载高时 broker 响应较慢。' },
  broker_wrong_address: {
    title: '此地址没有 RabbitMQ 管理 API',
    next: '请检查 RABBITMQ_MANAGEMENT_URL，并确认 broker 已启用 management 插件。',
  },
  broker_untrusted: {
    title: 'broker 的证书不受信任',
    next: '请将 RABBITMQ_CA（或 WARREN_CONFIG 中此 broker 的 "ca"）设为签发该证书的 CA，或改用证书所签发的主机名。',
  },
  broker_unexpected: { title: 'broker 返回了意外的内容', next: '请查看 broker 此时的日志。' },
  too_many: { title: '同时进行的数量过多', next: '请停止或关闭其中一个后重试。' },
  shutting_down: { title: '控制台正在关闭', next: '待其恢复后再试。' },
  internal: { title: '控制台内部出错', next: '详情见控制台日志。请重试。' },
  no_answer: { title: '控制台没有响应', next: '请检查网络以及 Warren 是否在运行。页面会自动重试。' },
}
