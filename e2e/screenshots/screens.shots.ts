import { expect, type Page } from '@playwright/test'
import { dialogs } from '@/e2e/fixtures/dialogs'
import { languages, type Say } from '@/e2e/fixtures/languages'
import { missing, monitored, pages, show, type Place, type View } from '@/e2e/fixtures/views'
import { take } from './camera'
import { moreViews, sessions } from './more-views'
import { empty, modern, names, shop, test } from './scenery'

const themes = ['light', 'dark'] as const
const sizes = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } } as const

const named = (...wanted: string[]) => pages.filter(({ name }) => wanted.includes(name))
const lists = named('queues', 'exchanges', 'connections', 'channels', 'consumers')

/** The same with a filter that nothing passes. */
const filtered = lists.map((view): View => ({
  ...view,
  path: (place) => `${view.path(place)}&name=no.such.name`,
}))

/** The console's own answer when the broker does not reach it. */
const unreachable = (page: Page) =>
  page.route(/\/api\/(?!session)/, (route) =>
    route.fulfill({
      status: 502,
      contentType: 'application/problem+json',
      json: {
        type: 'about:blank',
        title: 'RabbitMQ cannot be reached',
        status: 502,
        code: 'broker_unreachable',
        detail: 'connect ECONNREFUSED 127.0.0.1:15672',
      },
    }),
  )
/** Nothing has come yet. */
const silent = (page: Page) => page.route(/\/api\/(?!session)/, () => new Promise(() => undefined))

/** The broker goes while one looks: rows stay, and a line says how old they are. */
async function lost(page: Page, say: Say) {
  await unreachable(page)
  await expect(page.getByRole('button', { name: say.lists.now, exact: true })).toBeVisible({
    timeout: 30_000,
  })
}

interface Scene {
  name: string
  views: readonly View[]
  place: Place
  before?: (page: Page) => Promise<unknown>
  /** What is done once the view is there. */
  after?: (page: Page, say: Say) => Promise<unknown>
}

const scenes: readonly Scene[] = [
  {
    name: 'full',
    views: [
      ...pages,
      ...monitored.filter(({ name }) => name === 'node'),
      // Nobody in the shop waits for an answer.
      ...dialogs.filter(({ name }) => name !== 'reply'),
      ...moreViews,
    ],
    place: shop,
  },
  { name: 'full', views: [sessions], place: modern },
  {
    name: 'empty',
    views: named('queues', 'connections', 'channels', 'consumers', 'topology', 'live'),
    place: empty,
  },
  { name: 'filtered', views: filtered, place: shop },
  { name: 'missing', views: missing, place: { ...shop, queue: 'gone', exchange: 'gone' } },
  {
    name: 'names',
    views: [
      ...lists,
      ...named('queue', 'exchange', 'connection', 'channel', 'topology', 'topology-table', 'publish', 'live'),
    ],
    place: names,
  },
  {
    name: 'error',
    views: [...lists, ...named('overview', 'queue', 'exchange', 'nodes', 'topology')],
    place: shop,
    before: unreachable,
  },
  { name: 'stale', views: [...lists, ...named('topology')], place: shop, after: lost },
]

for (const [language, say] of Object.entries(languages)) {
  for (const theme of themes) {
    for (const [width, viewport] of Object.entries(sizes)) {
      test.describe(`${language}, ${theme}, ${width} px`, () => {
        test.use({ locale: language, colorScheme: theme, viewport })
        const file = (name: string) => `${language}/${theme}-${width}/${name}`

        for (const { name, views, place, before, after } of scenes) {
          for (const view of views.filter((each) => width === '1440' || each.isOfDesk !== true)) {
            test(`${name}, ${view.name}`, async ({ page }) => {
              await before?.(page)
              await show(page, view, say, place)
              await after?.(page, say)
              await take(page, file(`${name}.${view.name}`))
            })
          }
        }

        test('loading, queues', async ({ page }) => {
          await silent(page)
          await page.goto('/queues')
          await page.waitForTimeout(1000)
          await take(page, file('loading.queues'))
        })

        test.describe('nobody is signed in', () => {
          test.use({ visitor: null })

          test('sign-in', async ({ page }) => {
            await page.goto('/sign-in')
            await take(page, file('full.sign-in'))
          })
        })

        test.describe('somebody without permissions', () => {
          test.use({ visitor: 'stranger' })

          for (const view of named('queues', 'publish', 'topology')) {
            test(`stranger, ${view.name}`, async ({ page }) => {
              await page.goto(view.path(shop).replace(/\?.*/, ''))
              await page.getByRole('heading', { level: 1 }).waitFor()
              await take(page, file(`stranger.${view.name}`))
            })
          }
        })
      })
    }
  }
}
