import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { docsOf, documentation } from '../../src/diagnostics/documentation.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { ruleIndex } from '../../src/workspace/rules/rule-index.js'
import { hasBrowser, openBrowser } from '../support/browser.js'
import { builtSite } from '../support/built-site.js'

const site = resolve('dist/site')

let pages: ReadonlyMap<string, string> = new Map()

beforeAll(async () => {
  await builtSite()
  const names = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.html'))
  pages = new Map(names.map(name => [name.replaceAll('\\', '/'), readFileSync(join(site, name), 'utf8')]))
})

function idsOf(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/ id="([^"]*)"/g)].map(match => match[1] ?? ''))
}

test('every link leads to a page, a file or a place that is there', () => {
  const ids = new Map([...pages].map(([name, html]) => [name, idsOf(html)]))
  const broken: string[] = []
  for (const [name, html] of pages) {
    for (const [, target = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^(https?:|data:|mailto:)/.test(target)) continue
      const [path = '', fragment = ''] = target.replaceAll('&amp;', '&').replaceAll('&quot;', '"').split('#')
      const file = path === '' ? name : join(dirname(name), path)
      const isThere = existsSync(join(site, file)) && statSync(join(site, file)).isFile()
      if (!isThere || (fragment !== '' && ids.get(file)?.has(decodeURIComponent(fragment)) !== true)) broken.push(`${name}: ${target}`)
    }
  }
  expect(broken).toEqual([])
})

test('every rule has the page to which its findings lead', () => {
  for (const { id } of ruleIndex()) {
    const page = pages.get(docsOf(id).slice(documentation.length))
    expect(page, id).toContain(`<h1 id="${id.replaceAll('/', '')}">${id}</h1>`)
  }
})

test('every option of every language is on a page, with all that its table says', async () => {
  for (const language of builtinLanguages) {
    const html = pages.get(`options/${language.id}.html`) ?? ''
    const ids = idsOf(html)
    const { vocabulary } = await language.load()
    for (const { name, in: places, value, default: own, versions } of vocabulary.entries()) {
      for (const place of places.length === 0 ? [''] : places) expect(ids.has(place === '' ? name : `${place}.${name}`), `${language.id} ${place}.${name}`).toBe(true)
      for (const fact of [value, own, versions]) if (fact !== undefined && /^[\w ,–-]+$/.test(fact)) expect(html).toContain(`<dd>${fact}</dd>`)
    }
  }
})

test('every exported name is on the page of its door', () => {
  const html = pages.get('api/cfgcheck.html') ?? ''
  for (const name of ['check', 'checkCluster', 'format', 'parse', 'Diagnostic', 'Language']) expect(idsOf(html).has(name), name).toBe(true)
  expect(pages.get('api/languages-drbd-conf.html')).toContain('Reads a text into plain objects.')
})

test('no two things on a page have one name', () => {
  for (const [name, html] of pages) {
    const all = [...html.matchAll(/ id="([^"]*)"/g)].map(match => match[1])
    expect(all.filter((id, index) => all.indexOf(id) !== index), name).toEqual([])
  }
})

describe.skipIf(!hasBrowser)('in a browser, from files (skipped where there is no Chromium)', () => {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  async function open(name: string): Promise<{ readonly page: Page; readonly complaints: readonly string[]; readonly requests: readonly string[] }> {
    if (browser === undefined) throw new Error('no browser')
    const complaints: string[] = []
    const requests: string[] = []
    const page = await browser.newPage({ viewport: { width: 1100, height: 900 } })
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('request', request => requests.push(request.url()))
    await page.goto(pathToFileURL(join(site, name)).href)
    return { page, complaints, requests }
  }

  const kinds = ['index.html', 'rules/index.html', 'rules/ha-cf/conflicting-deadtime.html', 'options/ha-cf.html', 'commands/check.html', 'formats/output.html', 'api/cfgcheck.html', 'docs/limits.html', 'docs/agreement/drbd-conf.html']

  test.each(kinds)('%s has no fault that axe knows, by day and by night, is no wider than a telephone, and needs nothing from elsewhere', async name => {
    const { page, complaints, requests } = await open(name)
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    await page.setViewportSize({ width: 360, height: 900 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    await page.setViewportSize({ width: 1100, height: 900 })
    // Of many rows that are made alike axe is shown every tenth.
    await page.evaluate("for (const { rows } of document.querySelectorAll('table')) if (rows.length > 50) [...rows].forEach((row, index) => index % 10 !== 0 && row.remove())")
    // What a page is made of is the same at night, but for its colours.
    for (const [colorScheme, rules] of [['light', ''], ['dark', ", runOnly: ['color-contrast', 'link-in-text-block']"]] as const) {
      await page.emulateMedia({ colorScheme })
      const found = await page.evaluate(`${axe}; axe.run(document, { preload: false${rules} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`)
      expect(found).toEqual([])
    }
    expect(complaints).toEqual([])
    expect(requests.filter(url => !url.startsWith(pathToFileURL(site).href) && !url.startsWith('data:'))).toEqual([])
    await page.close()
  })

  test.each([
    ['ping-timeout', 'net.ping-timeout', 'options/drbd-conf.html#net.ping-timeout'],
    ['deadtime', 'deadtime', 'options/ha-cf.html#deadtime'],
    ['conflicting-deadtime', 'ha-cf/conflicting-deadtime', 'rules/ha-cf/conflicting-deadtime.html'],
    ['--statistics', '--statistics', 'commands/check.html#statistics'],
    ['conflictng logd', 'ha-cf/conflicting-logd', 'rules/ha-cf/conflicting-logd.html'],
  ])('the search finds %s, by the keyboard alone', async (words, title, address) => {
    const { page, complaints } = await open('docs/start.html')
    await page.keyboard.press('/')
    await page.keyboard.type(words)
    const first = page.locator('.search li a').filter({ hasText: title }).first()
    await first.waitFor()
    expect(await page.locator('.search li a').first().evaluate(link => (link as unknown as { href: string }).href)).toBe(pathToFileURL(site).href + '/' + address)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(url => url.href.endsWith(address))
    expect(complaints).toEqual([])
    await page.close()
  })
})
