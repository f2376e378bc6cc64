import { manage } from './fixtures/environment'
import { expect, test } from './fixtures/test'

const opened = { timeout: 15_000 }

test.describe('who may monitor', () => {
  test.use({ tags: 'monitoring' })

  test('goes from the cluster to a node, and back over a node that is not there', async ({
    signedIn: page,
  }) => {
    await page.goto('/nodes')
    await expect(page).toHaveTitle('Nodes · Warren')
    const nodes = page.getByRole('table', { name: 'Nodes' })
    const link = nodes.getByRole('link').first()
    await expect(link).toBeVisible(opened)
    const name = (await link.textContent()) ?? ''
    const filter = page.getByRole('textbox', { name: 'Filter nodes' })
    await filter.fill('nowhere')
    await expect(page.getByText('None of 1 matches nowhere')).toBeVisible()
    await filter.fill('')
    await nodes.getByRole('columnheader', { name: 'Memory' }).getByRole('button').first().click()
    await expect(page).toHaveURL(/sort=memory/)
    await expect(nodes.getByRole('cell').filter({ hasText: /disc.*\d+ plugins/ })).toBeVisible()
    await page.getByRole('button', { name: /^Columns/ }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Run queue' }).click()
    await expect(nodes.getByRole('columnheader', { name: 'Run queue' })).toBeVisible()
    await page.keyboard.press('Escape')
    await link.click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible(opened)
    await expect(page.getByRole('region', { name: 'Plugins' })).toContainText('rabbitmq_management', opened)
    const memory = page.getByRole('table', { name: 'Memory by use' })
    await memory.getByRole('button', { name: 'Code and system' }).press('Enter')
    await expect(memory).toContainText('atom')
    const reset = page.getByRole('button', { name: 'Reset statistics' })
    await expect(reset).toHaveAccessibleDescription('Needs the tag administrator')
    const told = (await manage('GET', `nodes/${encodeURIComponent(name)}`)) as {
      type: string
      os_pid: string
      erlang_full_version?: string
    }
    const details = page.getByRole('region', { name: 'Details' })
    // The version of Erlang is told from 4.3 on.
    for (const word of [told.type, told.os_pid, told.erlang_full_version?.trim() ?? ''])
      await expect(details).toContainText(word)
    await expect(page.getByRole('img', { name: /^Memory over 10 minutes: Used [\d.]+ MiB/ })).toBeVisible({
      timeout: 40_000,
    })
    await expect(
      page.getByRole('img', { name: /^Context switches over 10 minutes: Switches [\d.,]+\/s/ }),
    ).toBeVisible()
    await expect(page.getByRole('region', { name: 'Cluster links' })).toContainText('alone in its cluster')
    await expect(page.getByRole('region', { name: 'Churn' })).toContainText(/Queues declared.*\d+ so far/s)
    await expect(page.getByRole('region', { name: 'Persistence' })).toContainText('Metadata transactions')
    await page.getByRole('button', { name: 'Count binaries' }).click()
    await expect(page.getByRole('region', { name: 'Binaries by use' })).toContainText(/queue_procs\s*\d/)

    await page.goto('/nodes/rabbit%40nowhere')
    await expect(page.getByText('There is no node rabbit@nowhere')).toBeVisible(opened)
    await page.getByRole('link', { name: 'All nodes' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Nodes' })).toBeVisible(opened)
  })
})

test('health checks run when asked, name what fails and why, and what is wrong with the question', async ({
  signedIn: page,
}) => {
  await page.goto('/nodes')
  const cluster = page.getByRole('region', { name: 'Cluster' })
  await expect(cluster).toContainText('Only users with the tag', opened)
  await expect(cluster).toContainText('rabbitmq_management')
  await expect(page.getByRole('button', { name: 'Read configuration' })).toHaveAccessibleDescription(
    /tag administrator/,
  )
  const health = page.getByRole('region', { name: 'Health checks' })
  await health.getByLabel('Listener on port').fill('1')
  await health.getByRole('button', { name: 'Run checks' }).click()
  const results = page.getByRole('table', { name: 'Health checks' })
  const row = (name: string) => results.getByRole('row').filter({ hasText: name })
  await expect(row('No alarm on this node')).toContainText('ok', opened)
  await expect(row('A listener on the port is up')).toContainText('failed')
  await expect(row('A listener on the port is up')).toContainText('No active listener')
  await expect(health.getByText(/1 of \d+ checks fails/)).toBeVisible()

  await health.getByLabel('Certificates valid for').fill('soon')
  await health.getByRole('button', { name: 'Run checks' }).click()
  await expect(health.getByText('Not a number')).toBeVisible(opened)
})

test.describe('an administrator', () => {
  test.use({ tags: 'administrator' })

  test('reads the configuration in effect, where this version tells it', async ({ signedIn: page }) => {
    await page.goto('/nodes')
    await page.getByRole('button', { name: 'Read configuration' }).click()
    const config = page.getByRole('region', { name: 'Effective configuration' })
    await expect(config).toContainText(/\{rabbit,|does not report its configuration/, opened)
  })
})
