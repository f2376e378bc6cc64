import type { Page } from '@playwright/test'
import { connect, type ChannelModel } from 'amqplib'
import { axeFaults } from './fixtures/axe'
import type { TestBroker } from './fixtures/broker'
import { dialogs } from './fixtures/dialogs'
import { amqpAddress } from './fixtures/environment'
import { languages } from './fixtures/languages'
import { layoutFaults } from './fixtures/layout'
import { expect, test } from './fixtures/test'
import { drawers, missing, monitored, pages, show, type Place, type View } from './fixtures/views'

const { en } = languages

/** As the menu does it: only the words come anew, so what is open stays open. */
async function turnTo(page: Page, language: keyof typeof languages): Promise<void> {
  await page.evaluate((choice) => {
    document.cookie = `warren-language=${choice}; path=/; samesite=lax`
    ;(window as unknown as { next: { router: { refresh: () => void } } }).next.router.refresh()
  }, language)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  // The title of a refreshed page comes after its body.
  await expect(page).toHaveTitle(/./)
}

const paint = (page: Page, theme: string) =>
  page.evaluate((name) => {
    document.documentElement.dataset.theme = name
  }, theme)

/** Rules of names, titles and languages. */
const ofWords = [
  'aria-command-name',
  'aria-dialog-name',
  'aria-input-field-name',
  'aria-meter-name',
  'aria-progressbar-name',
  'aria-toggle-field-name',
  'aria-tooltip-name',
  'aria-treeitem-name',
  'button-name',
  'document-title',
  'duplicate-id-aria',
  'html-has-lang',
  'html-lang-valid',
  'image-alt',
  'input-button-name',
  'label',
  'link-name',
  'select-name',
  'summary-name',
  'svg-img-alt',
  'valid-lang',
]
const overlays = 'dialog[open], [role=dialog], [role=menu]'

/**
 * All of it in English on light; the contrast on dark, and what words can break in Chinese: themes differ in colours only, and
 * languages in words only, so one page serves all of them, and one look at it what is of the other theme and language.
 */
async function expectNoFaults(page: Page, name: string): Promise<void> {
  const opened = page.locator(overlays).filter({ visible: true })
  const isOpen = () => opened.count()
  const before = await isOpen()
  // The page below what is open is a view of its own.
  const part = before === 0 ? {} : { part: overlays }
  expect.soft(await axeFaults(page, part), `${name}, light, en`).toEqual([])
  await paint(page, 'dark')
  await turnTo(page, 'zh-CN')
  expect.soft(await isOpen(), `${name}: stays open`).toBe(before)
  const again = { ...part, rules: ['color-contrast', ...ofWords] }
  expect.soft(await axeFaults(page, again), `${name}, dark, zh-CN`).toEqual([])
  await paint(page, 'light')
  await turnTo(page, 'en')
  await expectNothingCut(page, name)
}

const phone = { width: 390, height: 844 }

/** On a desk and on a phone: no text is cut without a title or lies on another, no column is crooked, no page too wide. */
async function expectNothingCut(page: Page, name: string): Promise<void> {
  const size = page.viewportSize()
  await expect.poll(() => layoutFaults(page), `${name}, as it was opened`).toEqual([])
  // An open menu has been laid out for the desk.
  if (size?.width === phone.width || (await page.getByRole('menu').filter({ visible: true }).count()) > 0)
    return
  await page.setViewportSize(phone)
  await expect.poll(() => layoutFaults(page), `${name}, on a phone`).toEqual([])
  if (size !== null) await page.setViewportSize(size)
}

/** Something to see in every list: a client of the test's user holds two of many messages. */
async function furnish(broker: TestBroker): Promise<{ place: Place; client: ChannelModel }> {
  await broker.exchange('orders', 'topic')
  await broker.queue('orders.invoice', { durable: true, arguments: { 'x-max-length': 1000 } })
  await broker.bind('orders.invoice', 'orders', 'order.paid')
  const headers = { region: 'eu', nested: { deep: [1, 'two', true] } }
  for (let n = 0; n < 9; n++) {
    const body = JSON.stringify({ order: n, name: '林薇' })
    await broker.publish('orders', 'order.paid', body, {
      contentType: 'application/json',
      headers,
      replyTo: 'answers',
      correlationId: `c-${n}`,
    })
  }
  const client = await connect(
    { protocol: 'amqp', ...amqpAddress, ...broker.login, vhost: broker.vhost },
    { clientProperties: { connection_name: 'invoicer-1' } },
  )
  client.on('error', () => undefined)
  const channel = await client.createChannel()
  channel.on('error', () => undefined)
  await channel.prefetch(2)
  await channel.consume('orders.invoice', () => undefined)
  return {
    place: {
      vhost: broker.vhost,
      queue: 'orders.invoice',
      exchange: 'orders',
      key: 'order.paid',
      strict: 'orders',
    },
    client,
  }
}

/** So many views of one broker: enough not to furnish one for each, and few enough to be shared by the workers. */
const atOnce = 4
const parts = (views: readonly View[]): View[][] =>
  Array.from({ length: Math.ceil(views.length / atOnce) }, (_, n) =>
    views.slice(n * atOnce, (n + 1) * atOnce),
  )

test.describe('axe finds nothing serious in both themes and languages', () => {
  test.use({ locale: 'en-US', colorScheme: 'light' })
  test.describe.configure({ timeout: 180_000 })

  for (const views of [...parts(pages), ...parts(dialogs)]) {
    test(views.map(({ name }) => name).join(', '), async ({ signedIn: page, broker }) => {
      const { place, client } = await furnish(broker)
      for (const view of views) {
        await show(page, view, en, place)
        await expectNoFaults(page, view.name)
      }
      await client.close()
    })
  }

  test.describe('opened on a phone', () => {
    test.use({ viewport: phone })
    test(drawers.map(({ name }) => name).join(', '), async ({ signedIn: page, broker }) => {
      const { place, client } = await furnish(broker)
      for (const view of drawers) {
        await show(page, view, en, place)
        await expect(page.getByRole('dialog')).toBeVisible()
        await expectNoFaults(page, view.name)
      }
      await client.close()
    })
  })

  test.describe('for users who may monitor', () => {
    test.use({ tags: 'monitoring' })
    test('overview, nodes, node', async ({ signedIn: page, broker }) => {
      const { place, client } = await furnish(broker)
      for (const view of monitored) {
        await show(page, view, en, place)
        await expectNoFaults(page, view.name)
      }
      await client.close()
    })
  })

  test('empty lists, and what is not there', async ({ signedIn: page, broker }) => {
    const place = { vhost: broker.vhost, queue: 'gone', exchange: 'gone', key: '', strict: '' }
    const empty = pages.filter(({ name }) => ['queues', 'connections', 'topology'].includes(name))
    for (const view of [...empty, ...missing]) {
      await show(page, view, en, place)
      await expectNoFaults(page, view.name)
    }
  })

  test('sign-in, with a refusal', async ({ page, broker }) => {
    await page.goto('/sign-in')
    await page.getByLabel(en.session.username).fill(broker.username)
    await page.getByLabel(en.session.password).fill('wrong')
    await expectNoFaults(page, 'sign-in')
    await page.getByRole('button', { name: en.session.submit, exact: true }).click()
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
    await expectNoFaults(page, 'refused')
  })
})
