import type { session as en } from '@/lib/i18n/en/session'
import type { Translation } from '@/lib/i18n/translation'

export const session: Translation<typeof en> = {
  title: '登录',
  lead: '使用您的 RabbitMQ 用户登录。您在这里能做什么，取决于 RabbitMQ 授予该用户的权限。',
  broker: 'Broker',
  username: '用户名',
  password: '密码',
  submit: '登录',
  submitting: '正在登录…',
  usernameMissing: '请输入用户名',
  passwordMissing: '请输入密码',
  kept: '密码只保存在控制台的内存中，直到您退出登录，最长 8 小时；若有 Firehose 未能关闭，再保留 15 分钟。',
  versions: 'RabbitMQ 3.10 至 4.3',
}
