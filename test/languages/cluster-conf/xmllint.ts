import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { execFileSync, spawnSync } from '../../support/programs.js'

/** Tells whether xmllint is there to ask. */
export function hasXmllint(): boolean {
  return spawnSync('xmllint', ['--version']).status === 0
}

const batch = 500

/**
 * Asks xmllint which texts are well-formed, many at a time; namespaces are not looked at.
 *
 * One process reads five hundred files and names the file of each complaint.
 */
export function wellFormed(texts: readonly string[]): boolean[] {
  const verdicts: boolean[] = []
  for (let start = 0; start < texts.length; start += batch) verdicts.push(...askBatch(texts.slice(start, start + batch)))
  return verdicts
}

/** Asks for one text, by exit status: unlike in a batch, what xmllint only warns of does not count. */
export function isWellFormed(text: string): boolean {
  return spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: text }).status === 0
}

function askBatch(texts: readonly string[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-'))
  try {
    const files = texts.map((text, index) => {
      writeFileSync(join(folder, `${index}.xml`), text)
      return `${index}.xml`
    })
    const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', ...files], { cwd: folder, encoding: 'latin1', maxBuffer: 1 << 28 })
    const bad = new Set(Array.from(stderr.matchAll(/^([0-9]+)\.xml:[0-9]+: parser error : /gm), match => Number(match[1])))
    return texts.map((_, index) => !bad.has(index))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Writes a text in canonical form, with all whitespace-only text and all blanks at the ends of text taken out. */
export function canonical(text: string): string {
  const xml = execFileSync('xmllint', ['--c14n', '--noblanks', '--nonet', '-'], { input: text, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] })
  return xml.replace(/>\s+/g, '>').replace(/\s+</g, '<')
}
