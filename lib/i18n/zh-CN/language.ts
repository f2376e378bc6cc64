import type { language as en } from '@/lib/i18n/en/language'
import type { Translation } from '@/lib/i18n/translation'

export const language: Translation<typeof en> = {
  label: '语言',
  description: 'RabbitMQ 的 Web 管理控制台',
}
