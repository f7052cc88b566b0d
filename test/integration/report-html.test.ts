/// <reference lib="dom" />
import { readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { hasBrowser, openBrowser, openPage } from '../support/browser.js'
import { folderWith, runCli } from '../support/run-cli.js'

describe.skipIf(!hasBrowser)("the report as a page, in a real browser (skipped where Debian's chromium is not installed)", () => {
  let browser: Browser | undefined
  let folder: string | undefined
  let page: Page
  let complaints: readonly string[] = []
  let requests: readonly string[] = []
  let text = ''
  const cluster = resolve('fixtures/clusters/storage-backend')
  const { diagnostics } = JSON.parse(runCli(['--format', 'json', cluster]).stdout) as { diagnostics: { rule: string; severity: string }[] }

  beforeAll(async () => {
    folder = folderWith({})
    const file = join(folder, 'report.html')
    const run = runCli(['check', '--format', `html=${file}`, '--fail-on', 'never', cluster])
    expect(run.code, run.stderr).toBe(0)
    text = readFileSync(file, 'utf8')
    browser = await openBrowser()
    ;({ page, complaints, requests } = await openPage(browser, file))
  })

  afterAll(async () => {
    await browser?.close()
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  })

  beforeEach(async () => {
    await page.reload()
  })

  const visible = (): Promise<number> => page.locator('article:visible').count()

  test('shows every finding, asks for nothing and holds no secret', async () => {
    expect(diagnostics.length).toBeGreaterThan(10)
    expect(await visible()).toBe(diagnostics.length)
    expect(requests.filter(url => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
    expect(complaints).toEqual([])
    const keys = readFileSync(join(cluster, 'xenamo4/etc/ha.d/authkeys'), 'utf8').matchAll(/^\d+\s+(?:sha1|md5)\s+(\S+)/gm)
    for (const [, key = ''] of keys) expect(text).not.toContain(key.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
  })

  test('can be filtered by severity, by mouse and by keyboard', async () => {
    const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
    await page.locator('input[value=warning]').click()
    expect(await visible()).toBe(diagnostics.length - warnings)
    await page.locator('input[value=warning]').press('Space')
    expect(await visible()).toBe(diagnostics.length)
    expect(await page.locator('#shown').textContent()).toBe(`${diagnostics.length} of ${diagnostics.length} shown`)
  })

  test('can be filtered by rule and by words, and shows all again', async () => {
    const [{ rule = '' } = {}] = diagnostics
    await page.locator('select').selectOption(rule)
    expect(await visible()).toBe(diagnostics.filter(other => other.rule === rule).length)
    await page.locator('[name=words]').fill('nothing holds this')
    expect(await visible()).toBe(0)
    expect(await page.locator('#none').isVisible()).toBe(true)
    expect(await page.locator('h2:visible').count()).toBe(0)
    await page.locator('button').press('Enter')
    await page.waitForFunction(count => document.querySelectorAll('article:not([hidden])').length === count, diagnostics.length)
  })

  test('everything that does something can be reached with the keyboard', async () => {
    const wanted = await page.evaluate(() => document.querySelectorAll('input, select, button, article a, pre').length)
    const reached = new Set<string>()
    for (let presses = 0; presses < wanted + 5; presses += 1) {
      await page.keyboard.press('Tab')
      reached.add(await page.evaluate(() => {
        const all = [...document.querySelectorAll('input, select, button, article a, pre')]
        return document.activeElement === null ? '' : String(all.indexOf(document.activeElement))
      }))
    }
    reached.delete('-1')
    expect(reached.size).toBe(wanted)
  })

  test('is dark where the reader likes it dark', async () => {
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await paper()
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await paper()).not.toBe(light)
  })

  test('shows everything where scripts are off', async () => {
    const context = await browser?.newContext({ javaScriptEnabled: false })
    const plain = await context?.newPage()
    await plain?.goto(page.url())
    expect(await plain?.locator('article:visible').count()).toBe(diagnostics.length)
    expect(await plain?.locator('form:visible').count()).toBe(0)
    await context?.close()
  })
})
