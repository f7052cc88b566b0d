import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect } from 'vitest'

/**
 * Holds a text against the one that is recorded in a file, which is read like code where it changes: `CFGCHECK_UPDATE=1` writes it anew.
 */
export function expectRecorded(text: string, path: string): void {
  if (process.env['CFGCHECK_UPDATE'] === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : `nothing: ${path} is missing`)
}
