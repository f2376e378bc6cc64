import type { broken as en } from '@/lib/i18n/en/broken'
import type { Translation } from '@/lib/i18n/translation'

export const broken: Translation<typeof en> = {
  title: '此页面出错了',
  help: '这是控制台的故障，与 broker 无关，也没有因此改变任何内容。',
  digest: '在控制台日志中的编号：{digest}。',
  again: '重新加载',
}
