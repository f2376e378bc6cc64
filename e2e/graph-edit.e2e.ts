import { readFile } from 'node:fs/promises'
import type { Download } from '@playwright/test'
import { confirmTyped } from './fixtures/confirm-typed'
import { node, opened, openGraph, refreshed, wireShop } from './fixtures/graph'
import { expect, test } from './fixtures/test'

test('a binding is drawn from an exchange to a queue, and taken away again', async ({
  signedIn: page,
  broker,
}) => {
  test.slow()
  await wireShop(broker)
  const graph = await openGraph(page, broker)
  const from = graph.locator('.react-flow__node', {
    has: page.getByRole('link', { name: 'exchange dlx, direct' }),
  })
  const to = graph.locator('.react-flow__node', {
    has: page.getByRole('link', { name: /^queue orders\.created/ }),
  })
  await from.hover()
  const handle = await graph.getByTitle('Drag to a queue or an exchange to bind it').boundingBox()
  const target = await to.boundingBox()
  if (handle === null || target === null) throw new Error('nothing to draw from')
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
  await page.mouse.down()
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 12 })
  await page.mouse.up()
  const dialog = page.getByRole('dialog', { name: 'New binding' })
  await expect(dialog).toBeVisible(opened)
  await expect(dialog).toContainText('dlx')
  await expect(dialog.getByRole('combobox', { name: /queue/i })).toHaveValue('orders.created')
  await dialog.getByLabel(/binding key/i).fill('drawn')
  await dialog.getByRole('button', { name: 'Bind', exact: true }).click()
  await expect(dialog).toBeHidden(opened)
  await expect(graph.getByRole('img', { name: 'dlx to orders.created by drawn' })).toBeAttached(refreshed)

  await node(graph, /^queue orders\.created/).focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Bindings from dlx…' }).click()
  const between = page.getByRole('dialog', { name: 'Bindings' })
  await expect(between).toContainText('drawn', opened)
  await between.getByRole('button', { name: /^Unbind/ }).click()
  const sure = page.getByRole('dialog', { name: /^Unbind/ })
  await sure.getByRole('button', { name: 'Unbind', exact: true }).click()
  await expect(sure).toBeHidden(opened)
  await between.getByRole('button', { name: 'Close' }).click()
  await expect(graph.getByRole('img', { name: 'dlx to orders.created by drawn' })).toHaveCount(0, refreshed)
})

test('a queue is deleted from the graph by the dialog that names it', async ({ signedIn: page, broker }) => {
  await wireShop(broker)
  await broker.queue('log', { durable: true, arguments: { 'x-queue-type': 'stream' } })
  await broker.bind('log', 'dlx', 'log')
  const graph = await openGraph(page, broker)
  await node(graph, /^queue log/).focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu').getByText('A stream cannot be purged')).toBeVisible()
  await page.keyboard.press('Escape')
  const ask = async () => {
    await node(graph, /^queue dead/).hover()
    await graph.getByRole('button', { name: 'Actions of dead' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
  }
  // What cannot be read is told, and asked anew the next time.
  const read = '**/api/queues/*/dead'
  await page.route(read, (route) => route.continue({ url: route.request().url().replace(/dead$/, 'gone') }))
  await ask()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Not found', opened)
  await page.unroute(read)
  await ask()
  const dialog = page.getByRole('dialog', { name: /dead/ })
  await expect(dialog).toBeVisible(opened)
  await confirmTyped(dialog, 'Delete', 'dead')
  await expect(node(graph, /^queue dead/)).toHaveCount(0, refreshed)
})

const textOf = async (download: Download) => readFile(await download.path(), 'utf8')

test('the graph is saved as SVG, PNG, DOT and Mermaid, with hostile names as text', async ({
  signedIn: page,
  broker,
}) => {
  const name = 'a"]--> <b>&中文'
  await wireShop(broker)
  await broker.queue(name)
  await broker.bind(name, 'events', name)
  const graph = await openGraph(page, broker)
  const save = async (format: string) => {
    await graph.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: format }).click()
    return download
  }
  const svg = await save('SVG')
  expect(svg.suggestedFilename()).toMatch(/\.svg$/)
  const parsed = await page.evaluate(
    (text) => {
      const document = new DOMParser().parseFromString(text, 'image/svg+xml')
      return {
        failed: document.querySelector('parsererror') !== null,
        texts: Array.from(document.querySelectorAll('text'), (each) => each.textContent),
      }
    },
    await textOf(svg),
  )
  expect(parsed.failed).toBe(false)
  expect(parsed.texts).toEqual(expect.arrayContaining([name, 'cache.node-*', '8 queues', 'order.paid']))

  const png = await readFile(await (await save('PNG')).path())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(500)

  const dot = await textOf(await save('DOT'))
  expect(dot).toContain('[shape=hexagon, label="events\\ntopic"]')
  expect(dot).toContain('label="a\\"]--> <b>&中文')
  const mermaid = await textOf(await save('Mermaid'))
  expect(mermaid).toMatch(/^flowchart LR\n/)
  expect(mermaid).toContain('a#34;#93;#45;#45;#62; #60;b#62;#38;中文')
})
