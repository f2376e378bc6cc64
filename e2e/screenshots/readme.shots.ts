import { languages } from '@/e2e/fixtures/languages'
import { pages, show } from '@/e2e/fixtures/views'
import { takeForReadme } from './camera'
import { shop, test } from './scenery'

test.use({ locale: 'en-US', colorScheme: 'light', viewport: { width: 1440, height: 900 } })

for (const view of pages.filter(({ name }) => name === 'queues')) {
  test(`public/${view.name}.png`, async ({ page }) => {
    await show(page, view, languages.en, shop)
    await takeForReadme(page, `public/${view.name}.png`)
  })
}
