import type { BrowserContext, Page } from '@playwright/test'
import { languages } from './fixtures/languages'
import { expect, test } from './fixtures/test'

const { en, 'zh-CN': zhCN } = languages

const keptLanguage = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'warren-language')?.value

async function choose(page: Page, label: string, language: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click()
  await page.getByRole('menuitemradio', { name: language }).click()
}

test('another language is chosen on the page, and stays after a reload and after signing out', async ({
  signedIn: page,
  context,
  broker,
}) => {
  await page.goto(`/queues?vhost=${broker.vhost}&name=zzz`)
  const html = page.locator('html')
  await expect(html).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('table', { name: en.queues.title })).toBeVisible()
  await page.getByRole('textbox', { name: en.queues.filter }).fill('orders')

  await choose(page, en.language.label, '简体中文')
  await expect(html).toHaveAttribute('lang', 'zh-CN')
  await expect(page).toHaveTitle(`${zhCN.queues.title} · Warren`)
  await expect(page.getByRole('heading', { level: 1, name: zhCN.queues.title })).toBeVisible()
  for (const head of [zhCN.queues.ready, zhCN.queues.unacked, zhCN.queues.total]) {
    await expect(page.getByRole('columnheader', { name: head, exact: true })).toBeVisible()
  }
  // Only the words came anew: what was typed is still there.
  await expect(page.getByRole('textbox', { name: zhCN.queues.filter })).toHaveValue('orders')
  expect(await keptLanguage(context)).toBe('zh-CN')

  await page.reload()
  await expect(html).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByRole('heading', { level: 1, name: zhCN.queues.title })).toBeVisible()

  await page.getByRole('button', { name: zhCN.shell.account.replace('{user}', broker.username) }).click()
  await page.getByRole('menuitem', { name: zhCN.shell.signOut }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page).toHaveTitle(`${zhCN.session.title} · Warren`)
  await expect(page.getByRole('textbox', { name: zhCN.session.username })).toBeEnabled()

  await choose(page, zhCN.language.label, 'English')
  await expect(html).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('textbox', { name: en.session.username })).toBeVisible()
})

test('what is wrong with the input is said in the language of the page', async ({
  signedIn: page,
  context,
  broker,
  baseURL,
}) => {
  await context.addCookies([{ name: 'warren-language', value: 'zh-CN', url: baseURL ?? '' }])
  await page.goto(`/queues?vhost=${broker.vhost}`)
  await page.getByRole('button', { name: zhCN.queue.create.title }).first().click()
  const dialog = page.getByRole('dialog', { name: zhCN.queue.create.title })
  const name = dialog.getByRole('textbox', { name: zhCN.queue.create.name, exact: true })
  await name.fill('amq.mine')
  await dialog.getByRole('button', { name: zhCN.queue.create.submit }).click()
  await expect(dialog.getByText(zhCN.texts.nameReserved)).toBeVisible()

  const gone = await page.goto(`/queues/${broker.vhost}/none`)
  expect(gone?.ok()).toBe(true)
  await expect(page.getByText(zhCN.queue.gone.list)).toBeVisible()
})

test.describe('a browser that asks for Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('gets it from the first page on, and no English words with it', async ({ page }) => {
    const answer = await page.goto('/sign-in')
    await expect(page.getByRole('button', { name: zhCN.session.submit })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    const document = await answer?.text()
    expect(document).toContain(zhCN.topology.title)
    expect(document).not.toContain(en.session.lead)
  })
})

test('a language that there is not is English', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'warren-language', value: 'tlh', url: baseURL ?? '' }])
  await page.goto('/sign-in')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})
