import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Disagreement, Entry, Probe } from './adapter.js'

/** A kept disagreement: what the program says of a text, and why cfgcheck does not follow, where it does not. */
export interface KeptDisagreement extends Probe {
  readonly name: string
  readonly dialect: string
  readonly verdict: 'accepts' | 'refuses'
  /** Absent where it was mended: then both agree. */
  readonly known?: string
}

/** Names the folder where every disagreement about a language that was ever found is kept, in its smallest form. */
export function keptFolder(language: string): string {
  return `fixtures/${language}/disagreements`
}

/**
 * Reads all that is kept of a language. Each file starts with `# word: value` lines, which are no part of the text; what lies
 * around the file follows, each behind a line `=== path`, `=== path -> goal` for a link, `=== path/` for an empty folder.
 */
export function keptDisagreements(language: string): readonly KeptDisagreement[] {
  const folder = keptFolder(language)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map(name => parseKept(name, readFileSync(join(folder, name), 'utf8')))
}

/** Writes a new one, unless it is kept already; returns the path. */
export function keep(language: string, disagreement: Disagreement): string {
  const { dialect, host, verdict } = disagreement
  const body = bodyOf(disagreement)
  const hash = createHash('sha256').update(`${dialect}\n${host ?? ''}\n${body}`).digest('hex').slice(0, 8)
  const folder = keptFolder(language)
  const path = join(folder, `${dialect}-${hash}.conf`)
  const isKept = keptDisagreements(language).some(
    kept => kept.dialect === dialect && kept.host === host && bodyOf(kept) === body,
  )
  if (isKept) return path
  mkdirSync(folder, { recursive: true })
  const place = host === undefined ? '' : `# host: ${host}\n`
  writeFileSync(path, `# target: ${dialect}\n${place}# verdict: ${verdict}\n${body}`)
  return path
}

function bodyOf({ text, around }: Probe): string {
  if (around === undefined) return text
  const named = Object.entries(around)
  // A file in a folder of its own has nothing around it, and is asked about in another way than a lone text.
  const entries: typeof named = named.length > 0 ? named : [['drbd.d', { folder: true }]]
  const lines = entries.map(([path, entry]) => sectionOf(path, entry))
  return `${text.replace(/\n?$/, '\n')}${lines.join('')}`
}

function sectionOf(path: string, entry: Entry): string {
  if ('link' in entry) return `=== ${path} -> ${entry.link}\n`
  return 'folder' in entry ? `=== ${path}/\n` : `=== ${path}\n${entry.text.replace(/\n?$/, '\n')}`
}

function parseKept(name: string, content: string): KeptDisagreement {
  const head = new Map<string, string>()
  let body = content
  for (let match = headLine.exec(body); match !== null; match = headLine.exec(body)) {
    head.set(match[1] ?? '', match[2] ?? '')
    body = body.slice(match[0].length)
  }
  const dialect = head.get('target')
  const host = head.get('host')
  const verdict = head.get('verdict')
  const known = head.get('known')
  if (dialect === undefined || (verdict !== 'accepts' && verdict !== 'refuses'))
    throw new Error(`${name} does not start with its target and verdict`)
  return {
    name,
    dialect,
    verdict,
    ...partsOf(body),
    ...(host === undefined ? {} : { host }),
    ...(known === undefined ? {} : { known }),
  }
}

function partsOf(body: string): Probe {
  const [text = '', ...sections] = body.split(/^=== (?=[^\n]+$)/m)
  if (sections.length === 0) return { text }
  const around: Record<string, Entry> = {}
  for (const section of sections) {
    const end = section.indexOf('\n')
    const title = section.slice(0, end)
    const [path = '', link] = title.split(' -> ')
    if (link !== undefined) around[path] = { link }
    else if (path.endsWith('/')) around[path.slice(0, -1)] = { folder: true }
    else around[path] = { text: section.slice(end + 1) }
  }
  return { text, around }
}

const headLine = /^# (target|host|verdict|known): (.*)\n/
