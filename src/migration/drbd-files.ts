import type { NewFile } from './conversion.js'
import type { Draft } from './draft.js'
import { parse } from '../languages/drbd-conf/parse.js'
import { createSource } from '../text/source.js'
import { filesOf, Refusal } from './input.js'
import type { Old } from './input.js'
import { promotesAll, settleDrbd } from './drbd-statements.js'
import type { Ledger } from './ledger.js'
import { changedDrbdConf, fencingPolicy, handlersOf, isOfDopd } from './output/drbd-conf.js'
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
  const isForAll = promotesAll(draft.drbd, old)
  for (const { file, text } of filesOf(old, 'drbd-conf')) {
    if (!parse(createSource(file, text)).isPaired) throw new Refusal(`${file}: braces do not pair, so that nobody knows what belongs where; see "cfgcheck ${file}"`)
  }
  for (const { host, file, path, text } of filesOf(old, 'drbd-conf')) {
    const current = drbd.rewritten.get(file) ?? text
    const changed = changedDrbdConf(draft, current, { release: drbd.release, isFencing, isForAll })
    if ('problem' in changed) {
      draft.tasks.push(`${file}: ${changed.problem}. Put the handlers of Pacemaker into it by hand: see the User's Guide of DRBD, "fence-peer"`)
      if (current === text) continue
    }
    const after = 'problem' in changed ? current : changed.text
    if (after !== text) files.push({ path: `${folderOf(host)}${path}`, text: after, isSecret: true, about: 'the file of DRBD as Pacemaker wants it', instead: file })
  }
  const changedHosts = new Set(files.map(({ path }) => path.slice(0, path.indexOf('/'))))
  for (const { host, file, path, text } of filesOf(old, 'drbd-conf')) {
    const folder = folderOf(host)
    if (changedHosts.has(folder) && !files.some(({ instead }) => instead === file)) files.push({ path: `${folder}${path}`, text, isSecret: true, about: 'as it is: drbdadm reads it with the others', instead: file })
  }
  tellDopd(draft, old)
  settleDrbd(draft, { old, ledger, release: drbd.release, files })
  const own = (text: string): boolean => filesOf(old, 'drbd-conf').some(({ file }) => text.startsWith(`${file}:`))
  draft.tasks.push(...drbd.left.filter(own), ...drbd.said.filter(own).map(text => `${text}. Look whether that is what you want`))
  tellDecisions(draft, { old, release: drbd.release, isFencing, isChanged: files.length > 0 })
  return files
}

/** Whether DRBD must convert its meta-data: `maybe` where nobody knows what wrote them. */
export type NewMetaData = 'yes' | 'no' | 'maybe'

/** Finds out whether the release that the new hosts run has other meta-data than what runs now. A file that each release takes tells nothing. */
export function newMetaData(old: Old, release: DrbdRelease): NewMetaData {
  const loaded = old.hosts.flatMap(host => old.cluster.factsOn(host, 'drbd-module').map(({ fact }) => fact.version))
  const installed = old.hosts.flatMap(host => old.cluster.factsOn(host, 'module-version').filter(({ fact }) => fact.name === 'drbd').map(({ fact }) => fact.version))
  const written = filesOf(old, 'drbd-conf').map(({ target }) => target).filter(target => target !== newestRelease)
  const [known] = [...loaded, ...installed, ...written]
  if (known === undefined) return 'maybe'
  return metaDataOf(known) === metaDataOf(release) ? 'no' : 'yes'
}

/** A file without any sign of its release counts as one of this. */
const newestRelease = '9'

/** drbdmeta(8): 0.7 wrote version 07, 8.x writes 08, 9 writes 09. */
function metaDataOf(release: string): string {
  return release.startsWith('0.') ? '07' : release.startsWith('8.') ? '08' : '09'
}

interface DrbdDecisions {
  readonly old: Old
  readonly release: DrbdRelease
  readonly isFencing: boolean
  readonly isChanged: boolean
}

/** Says what DRBD does otherwise from now on, and what somebody must write where no file of it was given. */
function tellDecisions({ drbd, decisions, tasks }: Draft, { old, release, isFencing, isChanged }: DrbdDecisions): void {
  if (isChanged) {
    decisions.push({
      what: `the files of DRBD are written for DRBD ${release}`,
      why: release === '9' ? 'that is the module of LINBIT. The one that kernels bring along is 8.4: where it shall stay, convert with --target drbd=8.4' : 'it was asked for: that is the module that kernels bring along',
    })
  }
  if (drbd.size === 0) return
  const names = [...drbd].sort()
  const policy = fencingPolicy(isFencing)
  const said = [`fencing ${policy}`, ...Object.entries(handlersOf(release)).map(([name, path]) => `${name} ${path}`), ...(release === '9' ? ['auto-promote no'] : [])].join(', ')
  const known = new Set(old.hosts.flatMap(host => old.cluster.factsOn(host, 'drbd-resource').map(({ fact }) => fact.name)))
  const unknown = names.filter(name => !known.has(name))
  const why = `Pacemaker alone promotes; the handlers keep a peer that DRBD has lost from being promoted${isFencing ? ', and writes wait until it is fenced' : '; nothing fences, so that writes go on meanwhile'}`
  if (unknown.length < names.length) decisions.push({ what: `DRBD ${names.filter(name => known.has(name)).join(', ')}: ${said}`, why })
  if (unknown.length > 0) tasks.push(`No drbd.conf was given that has ${unknown.map(name => `"${name}"`).join(', ')}, so that nothing of it is changed. Write into it on all hosts, before DRBD comes up: ${said}; take become-primary-on and the handlers of dopd out of it`)
}

/** Tells of DRBD resources that are not the cluster's and ask dopd. */
function tellDopd({ drbd, tasks }: Draft, { cluster, hosts }: Old): void {
  for (const host of hosts) {
    for (const { fact } of cluster.factsOn(host, 'drbd-option')) {
      if (drbd.has(fact.resource) || typeof fact.value !== 'string' || !isOfDopd(fact.value)) continue
      tasks.push(`DRBD resource "${fact.resource}" is not promoted by Pacemaker, and its handler asks dopd, which is gone: give it a handler of its own, or to Pacemaker`)
    }
  }
}
