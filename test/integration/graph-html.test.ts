/// <reference lib="dom" />
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { hasBrowser, openPage } from '../support/browser.js'
import { folderWith, runCli } from '../support/run-cli.js'

describe.skipIf(!hasBrowser)("the picture as a page, in a real browser (skipped where Debian's chromium is not installed)", () => {
  let browser: Browser | undefined
  let folder: string | undefined
  let page: Page
  let complaints: readonly string[] = []
  let requests: readonly string[] = []
  const findings = JSON.parse(runCli(['--format', 'json', 'fixtures/clusters/storage-backend']).stdout) as { diagnostics: unknown[] }

  beforeAll(async () => {
    folder = folderWith({})
    const file = join(folder, 'cluster.html')
    const run = runCli(['graph', '--format', 'html', '--output', file, resolve('fixtures/clusters/storage-backend')])
    expect(run.code, run.stderr).toBe(0)
    const opened = await openPage(file)
    ;({ browser, page, complaints, requests } = opened)
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  })

  test('shows every finding, and asks for nothing', async () => {
    expect(findings.diagnostics.length).toBeGreaterThan(10)
    expect(await page.locator('#findings > li').count()).toBe(findings.diagnostics.length)
    expect(requests.filter(url => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('every finding leads to a part of the picture', async () => {
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('#findings > li')].filter(entry => {
        const ids = (entry.dataset['about'] ?? '').split(' ').filter(id => id !== '')
        return ids.length === 0 || ids.some(id => document.getElementById(id) === null)
      }).map(entry => entry.textContent),
    )
    expect(lost).toEqual([])
  })

  test('a number in the picture chooses its finding, by mouse and by keyboard', async () => {
    const mark = page.locator('#picture a.mark').first()
    const number = (await mark.getAttribute('href'))?.replace('#finding-', '')
    await mark.click()
    expect(await page.locator('#findings > li.chosen').getAttribute('id')).toBe(`finding-${number}`)
    const second = page.locator('#picture a.mark').nth(1)
    await second.focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('#findings > li.chosen').getAttribute('id')).toBe((await second.getAttribute('href'))?.slice(1))
  })

  test('a button chooses the part', async () => {
    const button = page.locator('#findings button').last()
    const part = await button.getAttribute('data-part')
    await button.press('Enter')
    expect(await page.locator(`[id="${part}"]`).getAttribute('class')).toContain('chosen')
  })

  test('is dark where the reader likes it dark', async () => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await paper()
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await paper()).not.toBe(light)
  })
})
