import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Disagreement } from './comparison.js'

/** Where every disagreement with a real program that was ever found is kept, shrunk. */
export const folder = 'fixtures/drbd-conf/disagreements'

/** A kept disagreement: what the program says of a text, and why cfgcheck does not follow, where it does not. */
export interface KeptDisagreement {
  readonly name: string
  readonly target: string
  readonly host: string
  readonly verdict: 'accepts' | 'refuses'
  /** Absent where it was mended: then both agree. */
  readonly known?: string
  readonly text: string
}

/** Reads all that is kept. Each file starts with `# word: value` lines, which are no part of the text. */
export function keptDisagreements(): readonly KeptDisagreement[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map(name => parseKept(name, readFileSync(join(folder, name), 'utf8')))
}

/** Writes a new one, unless its text is kept already; returns the path. */
export function keep({ target, host, verdict, text }: Disagreement): string {
  const hash = createHash('sha256').update(`${target}\n${host}\n${text}`).digest('hex').slice(0, 8)
  const path = join(folder, `${target}-${hash}.conf`)
  const isKept = keptDisagreements().some(kept => kept.text === text && kept.target === target && kept.host === host)
  if (isKept) return path
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, `# target: ${target}\n# host: ${host}\n# verdict: ${verdict}\n${text}`)
  return path
}

function parseKept(name: string, content: string): KeptDisagreement {
  const head = new Map<string, string>()
  let text = content
  for (let match = headLine.exec(text); match !== null; match = headLine.exec(text)) {
    head.set(match[1] ?? '', match[2] ?? '')
    text = text.slice(match[0].length)
  }
  const verdict = head.get('verdict')
  const target = head.get('target')
  const host = head.get('host')
  const known = head.get('known')
  if (target === undefined || host === undefined || (verdict !== 'accepts' && verdict !== 'refuses'))
    throw new Error(`${name} does not start with its target, host and verdict`)
  return { name, target, host, verdict, text, ...(known === undefined ? {} : { known }) }
}

const headLine = /^# (target|host|verdict|known): (.*)\n/
