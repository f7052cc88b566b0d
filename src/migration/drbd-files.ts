import type { NewFile } from './conversion.js'
import type { Draft } from './draft.js'
import { parse } from '../languages/drbd-conf/parse.js'
import { createSource } from '../text/source.js'
import { filesOf, Refusal } from './input.js'
import type { Old } from './input.js'
import { lost, replaced } from './ledger.js'
import type { InputStatement, Ledger } from './ledger.js'
import { changedDrbdConf, isOfDopd } from './output/drbd-conf.js'
import type { DrbdRelease } from './output/drbd-conf.js'

/** What is known of the files of DRBD as the new release reads them. */
export interface DrbdFiles {
  readonly release: DrbdRelease
  /** By file the text after the safe rewrites for that release, where it is another one. */
  readonly rewritten: ReadonlyMap<string, string>
  /** What was rewritten although it need not mean the same: file, line, what it was, and what was done. */
  readonly said: readonly string[]
  /** What is left to be rewritten by somebody: file, line and what is wrong. */
  readonly left: readonly string[]
}

/** Adds the files of DRBD that change; says what becomes of their statements. */
export function drbdFiles(draft: Draft, { old, ledger, drbd, isFencing, folderOf }: { readonly old: Old; readonly ledger: Ledger; readonly drbd: DrbdFiles; readonly isFencing: boolean; folderOf(host: string): string }): NewFile[] {
  const files: NewFile[] = []
  for (const { file, text } of filesOf(old, 'drbd-conf')) {
    if (!parse(createSource(file, text)).isPaired) throw new Refusal(`${file}: braces do not pair, so that nobody knows what belongs where; see "cfgcheck ${file}"`)
  }
  for (const { host, file, path, text } of filesOf(old, 'drbd-conf')) {
    const current = drbd.rewritten.get(file) ?? text
    const changed = changedDrbdConf(draft, current, { release: drbd.release, isFencing })
    if ('problem' in changed) {
      draft.tasks.push(`${file}: ${changed.problem}. Put the handlers of Pacemaker into it by hand: see the User's Guide of DRBD, "fence-peer"`)
      if (current === text) continue
    }
    const after = 'problem' in changed ? current : changed.text
    if (after !== text) files.push({ path: `${folderOf(host)}${path}`, text: after, isSecret: true, about: 'the file of DRBD as Pacemaker wants it', instead: file })
  }
  settleHandlers(draft, old, ledger)
  const own = (text: string): boolean => filesOf(old, 'drbd-conf').some(({ file }) => text.startsWith(`${file}:`))
  draft.tasks.push(...drbd.left.filter(own), ...drbd.said.filter(own).map(text => `${text}. Look whether that is what you want`))
  if (drbd.rewritten.size > 0) draft.decisions.push({ what: `the files of DRBD are written for DRBD ${drbd.release}`, why: 'a host of today has no earlier one; --target drbd=8.4 keeps to the module of the kernel' })
  return files
}

/** Handlers and policies of resources that Pacemaker promotes make place for its own. */
function settleHandlers({ drbd, tasks }: Draft, { cluster, hosts }: Old, ledger: Ledger): void {
  for (const host of hosts) {
    const free = cluster.factsOn(host, 'drbd-resource').map(({ fact }) => fact.name).filter(name => !drbd.has(name))
    const isAllManaged = free.length === 0
    for (const { fact } of cluster.factsOn(host, 'drbd-option')) {
      if (!free.includes(fact.resource) || typeof fact.value !== 'string' || !isOfDopd(fact.value)) continue
      tasks.push(`DRBD resource "${fact.resource}" is not promoted by Pacemaker, and its handler asks dopd, which is gone: give it a handler of its own, or to Pacemaker`)
    }
    for (const { fact } of cluster.settingsOn(host, 'drbd-conf')) {
      const isHandler = / \/ handlers \/ (?:fence-peer|outdate-peer|unfence-peer)$/.test(fact.key)
      const [, resource] = /^resource (\S+?)(?:#\d+)? \//.exec(fact.key) ?? []
      if (resource !== undefined && !drbd.has(resource)) continue
      if (isHandler && resource === undefined && !isAllManaged) continue
      if (isHandler) ledger.settle('drbd-conf', `${fact.path} ${fact.key}`, replaced('drbd.conf: handlers crm-fence-peer and crm-unfence-peer', 'Pacemaker keeps the peer from being promoted'))
      else if (resource !== undefined && / \/ (?:disk|net) \/ fencing$/.test(fact.key)) ledger.settle('drbd-conf', `${fact.path} ${fact.key}`, replaced('drbd.conf: fencing', 'as the cluster fences'))
      else if (resource !== undefined && fact.key.endsWith(' / become-primary-on')) ledger.settle('drbd-conf', `${fact.path} ${fact.key}`, lost('Pacemaker alone promotes'))
    }
  }
}

/** Lists what the files of DRBD and OCFS2 say. */
export function keptStatements({ cluster, hosts }: Old): readonly InputStatement[] {
  return hosts.flatMap(host =>
    ['drbd-conf', 'ocfs2-conf'].flatMap(language =>
      cluster.settingsOn(host, language).map(({ fact, origin }) => ({ language, host, at: origin, key: `${fact.path} ${fact.key}` })),
    ),
  )
}
