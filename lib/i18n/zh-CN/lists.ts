import type { lists as en } from '@/lib/i18n/en/lists'
import type { Translation } from '@/lib/i18n/translation'

export const lists: Translation<typeof en> = {
  loading: '正在加载',
  range: '第 {from}–{to} 项，共 {count} 项',
  page: '第 {page} / {pages} 页',
  previous: '上一页',
  next: '下一页',
  pages: '{list}的分页',
  count: '{filtered} / {total}',
  clearFilter: '清除筛选',
  firstPage: '回到第一页',
  retry: '重试',
  now: '立即重试',
  staleSince: '数据停留在 {time}。',
  staleWhy: '{why} 几秒后会再次尝试。',
  unreadable: '有 {count, number} 行未显示：此版本的 Warren 看不懂 broker 对它们的描述。',
  filteredEmpty: '{total} 项中没有与 {filter} 匹配的',
  filteredEmptyHelp: '按名称的一部分筛选，不区分大小写。',
  yes: '是',
  no: '否',
  actions: '操作',
}
