import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { connect, type ChannelModel } from 'amqplib'
import type { TestBroker } from './fixtures/broker'
import { amqpAddress } from './fixtures/environment'
import { languages } from './fixtures/languages'
import { layoutFaults } from './fixtures/layout'
import { expect, test } from './fixtures/test'
import { dialogs, missing, monitored, pages, show, type Place } from './fixtures/views'

/** What hinders people: axe's other findings are hints. */
const worst = new Set(['serious', 'critical'])

async function faultsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => worst.has(impact ?? ''))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`),
    )
}

/** The themes differ in colours only, so what is open stays open between them. */
async function expectNoFaults(page: Page): Promise<void> {
  // Without frames in our pages there is no need of a second page to put findings together.
  const axe = () => new AxeBuilder({ page }).setLegacyMode(true)
  expect(await faultsOf(axe()), 'light').toEqual([])
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark'
  })
  expect(await faultsOf(axe().withRules('color-contrast')), 'dark').toEqual([])
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'light'
  })
  await expectNothingCut(page)
}

/** On a desk and on a phone: no text is cut without a title or lies on another, no column is crooked, no page too wide. */
async function expectNothingCut(page: Page): Promise<void> {
  const size = page.viewportSize()
  await expect.poll(() => layoutFaults(page), 'on a desk').toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => layoutFaults(page), 'on a phone').toEqual([])
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
    await broker.publish('orders', 'order.paid', body, { contentType: 'application/json', headers })
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

for (const [language, say] of Object.entries(languages)) {
  test.describe(`axe finds nothing serious in ${language}`, () => {
    test.use({ locale: language, colorScheme: 'light' })
    test.describe.configure({ timeout: 120_000 })

    for (const view of [...pages, ...dialogs]) {
      test(view.name, async ({ signedIn: page, broker }) => {
        const { place, client } = await furnish(broker)
        await show(page, view, say, place)
        await expectNoFaults(page)
        await client.close()
      })
    }

    test.describe('for users who may monitor', () => {
      test.use({ tags: 'monitoring' })
      for (const view of monitored) {
        test(view.name, async ({ signedIn: page, broker }) => {
          const { place, client } = await furnish(broker)
          await show(page, view, say, place)
          await expectNoFaults(page)
          await client.close()
        })
      }
    })

    test('empty lists', async ({ signedIn: page, broker }) => {
      const place = { vhost: broker.vhost, queue: '', exchange: '', key: '', strict: '' }
      for (const view of pages.filter(({ name }) => ['queues', 'connections', 'topology'].includes(name))) {
        await show(page, view, say, place)
        await expectNoFaults(page)
      }
    })

    test('what is not there', async ({ signedIn: page, broker }) => {
      const place = { vhost: broker.vhost, queue: 'gone', exchange: 'gone', key: '', strict: '' }
      for (const view of missing) {
        await show(page, view, say, place)
        await expectNoFaults(page)
      }
    })

    test('sign-in, with a refusal', async ({ page, broker }) => {
      await page.goto('/sign-in')
      await page.getByLabel(say.session.username).fill(broker.username)
      await page.getByLabel(say.session.password).fill('wrong')
      await expectNoFaults(page)
      await page.getByRole('button', { name: say.session.submit, exact: true }).click()
      await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible()
      await expectNoFaults(page)
    })
  })
}
