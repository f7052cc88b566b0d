import { existsSync } from 'node:fs'

import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'

const browserPath = '/usr/bin/chromium'

/** Debian's chromium is installed. */
export const hasBrowser = existsSync(browserPath)

/** Starts a browser without a window. It takes longer than most tests: a file of tests starts one, and closes it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath,
    timeout: 300_000,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** A page in a browser, with everything that it complained about or asked for. */
export interface OpenPage {
  readonly page: Page
  readonly complaints: readonly string[]
  readonly requests: readonly string[]
}

/** Opens a file. Nothing is kept from one page to the next. */
export async function openPage(browser: Browser, file: string): Promise<OpenPage> {
  const complaints: string[] = []
  const requests: string[] = []
  const page = await browser.newPage()
  page.setDefaultTimeout(300_000)
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => requests.push(request.url()))
  await page.goto(`file://${file}`)
  return { page, complaints, requests }
}
