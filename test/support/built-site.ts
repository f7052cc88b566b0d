import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { execFileSync } from './programs.js'

const cache = 'node_modules/.cache/cfgcheck'
const builder = join(cache, 'site-is-built')
const mark = join(cache, 'site-of-run')

/** Builds the site, once in each run of the tests, and returns its folder. Who comes while it is built waits. */
export async function builtSite(): Promise<string> {
  mkdirSync(cache, { recursive: true })
  // Where files are watched, a run never ends.
  const run = process.env['VITEST_MODE'] === 'WATCH' ? String(Date.now()) : process.env['CFGCHECK_TEST_RUN'] ?? ''
  while (!isOf(run, mark)) {
    if (isTaken(run)) await setTimeout(100)
    else build(run)
  }
  return resolve('dist/site')
}

function isOf(run: string, path: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === run
}

/** Takes the turn to build; tells whether another test of this run has it. */
function isTaken(run: string): boolean {
  // What an interrupted run left is in nobody's way.
  if (existsSync(builder) && !isOf(run, builder)) rmSync(builder, { force: true })
  try {
    writeFileSync(builder, run, { flag: 'wx' })
    return false
  } catch {
    return true
  }
}

function build(run: string): void {
  try {
    execFileSync('npm', ['run', '--silent', 'site'])
    writeFileSync(mark, run)
  } finally {
    rmSync(builder, { force: true })
  }
}
