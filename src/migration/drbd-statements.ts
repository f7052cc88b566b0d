import { endOf, textOf } from '../languages/drbd-conf/ast.js'
import type { Item } from '../languages/drbd-conf/ast.js'
import { parse } from '../languages/drbd-conf/parse.js'
import { createSource } from '../text/source.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import type { NewFile } from './conversion.js'
import type { Draft } from './draft.js'
import { filesOf } from './input.js'
import type { Old } from './input.js'
import { lost, replaced } from './ledger.js'
import type { InputStatement, Ledger } from './ledger.js'
import type { DrbdRelease } from './output/drbd-conf.js'

/** A statement of a file of DRBD, and what it stands in. */
interface DrbdStatement {
  readonly span: Span
  /** The heads of the sections around it, the outermost first. */
  readonly around: readonly string[]
  readonly words: readonly string[]
}

/** Lists the statements of DRBD files: what ends with a semicolon, or ought to. */
export function drbdStatements(old: Old): readonly InputStatement[] {
  return filesOf(old, 'drbd-conf').flatMap(({ host, file, path, text }) =>
    [...statementsOf(text)].map(statement => ({ language: 'drbd-conf', host, at: { file, span: statement.span }, key: keyOf(path, statement) })),
  )
}

function* statementsOf(text: string): Generator<DrbdStatement> {
  yield* statementsIn(parse(createSource('drbd.conf', text)).ast.items, [])
}

function* statementsIn(items: readonly Item[], around: readonly string[]): Generator<DrbdStatement> {
  for (const item of items) {
    const words = item.words.map(textOf)
    if (item.block !== undefined) yield* statementsIn(item.block.items, [...around, words.join(' ')])
    else if (words.length > 0) yield { span: spanFrom(item.start, endOf(item)), around, words }
  }
}

function keyOf(path: string, { around, words }: DrbdStatement): string {
  return `${path} ${[...around, words.join(' ')].join(' / ')}`
}

/** What Pacemaker's own settings take the place of: by the section and the name. */
const replacements: readonly (readonly [statement: RegExp, to: string, why: string])[] = [
  [/^handlers (?:fence-peer|outdate-peer|unfence-peer)$/, 'drbd.conf: handlers crm-fence-peer and crm-unfence-peer', 'Pacemaker keeps the peer from being promoted'],
  [/^(?:disk|net) fencing$/, 'drbd.conf: fencing', 'as the cluster fences'],
  [/^options auto-promote$/, 'drbd.conf: auto-promote no', 'Pacemaker alone promotes'],
]

interface ChangedFiles {
  readonly old: Old
  readonly ledger: Ledger
  readonly release: DrbdRelease
  /** The files as they are after the change. */
  readonly files: readonly NewFile[]
}

/** Tells whether Pacemaker promotes each resource that there is. */
export function promotesAll(drbd: ReadonlySet<string>, { hosts, cluster }: Old): boolean {
  return drbd.size > 0 && hosts.every(host => cluster.factsOn(host, 'drbd-resource').every(({ fact }) => drbd.has(fact.name)))
}

/** Says what became of the statements of DRBD files: what Pacemaker replaces, what the release writes otherwise, and what stays. */
export function settleDrbd({ drbd }: Draft, { old, ledger, release, files }: ChangedFiles): void {
  const isForAll = promotesAll(drbd, old)
  const changedTo = new Map(files.map(({ instead, text }) => [instead, text]))
  for (const { file, path, text } of filesOf(old, 'drbd-conf')) {
    const changed = changedTo.get(file)
    const left = changed === undefined ? undefined : new Set([...statementsOf(changed)].map(statement => keyOf(path, statement)))
    for (const statement of statementsOf(text)) {
      const key = keyOf(path, statement)
      const { around, words: [name = ''] } = statement
      const [, resource] = /^resource (\S+)/.exec(around[0] ?? '') ?? []
      // What is common counts still for those that Pacemaker does not promote.
      const isManaged = resource === undefined ? isForAll : drbd.has(resource)
      const found = isManaged ? replacements.find(([own]) => own.test(`${around.at(-1) ?? ''} ${name}`)) : undefined
      if (found !== undefined) ledger.settle('drbd-conf', key, replaced(found[1], found[2]))
      else if (isManaged && name === 'become-primary-on') ledger.settle('drbd-conf', key, lost('Pacemaker alone promotes'))
      else if (left === undefined || left.has(key)) ledger.settle('drbd-conf', key, { fate: 'kept' })
      else ledger.settle('drbd-conf', key, replaced(`drbd.conf, as DRBD ${release} writes it`, 'compare both files'))
    }
  }
}

/** Lists what the files of OCFS2 say, which stay as they are. */
export function ocfs2Statements({ cluster, hosts }: Old): readonly InputStatement[] {
  return hosts.flatMap(host => cluster.settingsOn(host, 'ocfs2-conf').map(({ fact, origin }) => ({ language: 'ocfs2-conf', host, at: origin, key: `${fact.path} ${fact.key}` })))
}
