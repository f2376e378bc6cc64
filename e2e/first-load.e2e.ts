import { firstLoadGoal, firstLoads, isDevServer } from './fixtures/first-load'
import { expect, test } from './fixtures/test'

/** These are over the goal yet, and may not grow. `npm run bench` says how far each page is. */
const ceilings: Record<string, number> = { publish: 220_000, live: 211_000, queues: 204_000 }

test('no page loads more than 200 kB of JavaScript before it can be used', async ({
  baseURL,
  broker,
  browser,
  signedIn,
}) => {
  const signInPage = await signedIn.request.get('/sign-in')
  test.skip(isDevServer(await signInPage.text()), 'sizes of a build are meant')
  const loads = await firstLoads(browser, { baseURL, broker, signedIn })
  const over = loads.filter(({ name, first }) => first > (ceilings[name] ?? firstLoadGoal))
  expect(over.map(({ name, first }) => `${name}: ${first}`)).toEqual([])
})
