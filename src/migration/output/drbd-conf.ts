import { edit } from '../../languages/drbd-conf/plain/door.js'
import type { PlainDrbdConf, PlainOptions, PlainSections } from '../../languages/drbd-conf/plain/model.js'
import type { Draft } from '../draft.js'

/** The release of DRBD that the new hosts run. */
export type DrbdRelease = '8.4' | '9'

/** Handlers that come with drbd-utils for each generation of the module. */
const handlers: Readonly<Record<DrbdRelease, Readonly<Record<string, string>>>> = {
  '8.4': { 'fence-peer': '/usr/lib/drbd/crm-fence-peer.sh', 'after-resync-target': '/usr/lib/drbd/crm-unfence-peer.sh' },
  '9': { 'fence-peer': '/usr/lib/drbd/crm-fence-peer.9.sh', 'unfence-peer': '/usr/lib/drbd/crm-unfence-peer.9.sh' },
}

/** Lists the handlers of Pacemaker, by their names. */
export function handlersOf(release: DrbdRelease): Readonly<Record<string, string>> {
  return handlers[release]
}

/** Says what DRBD does with a peer that it has lost. */
export function fencingPolicy(isFencing: boolean): string {
  return isFencing ? 'resource-and-stonith' : 'resource-only'
}

/** Handlers whose place those of Pacemaker take. */
export const replacedHandlers: readonly string[] = ['fence-peer', 'outdate-peer', 'unfence-peer']

/** The file after the change, or why it cannot be changed. */
export type ChangedDrbdConf = { readonly text: string } | { readonly problem: string }

/** What the new files of DRBD are written by. */
interface DrbdWanted {
  readonly release: DrbdRelease
  readonly isFencing: boolean
  /** Pacemaker promotes each resource that there is, so that what is common is said for it alone. */
  readonly isForAll: boolean
}

/**
 * Changes a file of DRBD for a cluster of Pacemaker: who cuts a peer off is Pacemaker, by a constraint, and by fencing where the
 * cluster fences. `resources` are those that Pacemaker promotes.
 */
export function changedDrbdConf(draft: Draft, text: string, wanted: DrbdWanted): ChangedDrbdConf {
  const { text: after, issues } = edit(text, model => changed(model, draft, wanted), { target: wanted.release })
  return issues.length > 0 ? { problem: issues[0]?.message ?? 'it is not understood' } : { text: after }
}

function changed(model: PlainDrbdConf, { drbd }: Draft, wanted: DrbdWanted): void {
  if (wanted.isForAll && model.common !== undefined) changeCommon(model.common, wanted)
  for (const resource of model.resources) {
    if (!drbd.has(resource.name)) continue
    const options = (resource.options ??= {})
    withoutHandlers(options)
    options['handlers'] = { ...options['handlers'], ...handlers[wanted.release] }
    withoutFencing(options)
    setFencing(options, wanted)
    withoutEmpty(options)
    if (wanted.release === '9') options['options'] = { ...options['options'], 'auto-promote': 'no' }
    delete options['startup']?.['become-primary-on']
  }
}

/** Says in common what Pacemaker wants where something else was said there: a resource that is added later inherits it. */
function changeCommon(common: PlainSections, wanted: DrbdWanted): void {
  if (withoutHandlers(common)) common['handlers'] = { ...common['handlers'], ...handlers[wanted.release] }
  if (withoutFencing(common)) setFencing(common, wanted)
  if (common['options']?.['auto-promote'] !== undefined) common['options']['auto-promote'] = 'no'
  delete common['startup']?.['become-primary-on']
  withoutEmpty(common)
}

function setFencing(sections: PlainSections, { release, isFencing }: DrbdWanted): void {
  const place = release === '9' ? 'net' : 'disk'
  sections[place] = { ...sections[place], fencing: fencingPolicy(isFencing) }
}

/** Takes it out of both sections that may have it, and tells whether it was there. */
function withoutFencing(sections: PlainSections): boolean {
  const places = ['net', 'disk'].filter(section => sections[section]?.['fencing'] !== undefined)
  for (const section of places) delete sections[section]?.['fencing']
  return places.length > 0
}

function withoutEmpty(sections: PlainSections): void {
  for (const [name, section] of Object.entries(sections)) if (Object.keys(section).length === 0) delete sections[name]
}

/** Tells whether a handler is dopd's, which is gone with heartbeat. */
export function isOfDopd(value: string): boolean {
  return value.includes('drbd-peer-outdater')
}

/** Takes out those that cut a peer off, and tells whether there were any. */
function withoutHandlers(sections: PlainSections): boolean {
  const own: PlainOptions | undefined = sections['handlers']
  if (own === undefined) return false
  const gone = replacedHandlers.filter(name => own[name] !== undefined)
  if (typeof own['after-resync-target'] === 'string' && own['after-resync-target'].includes('unfence')) gone.push('after-resync-target')
  for (const name of gone) delete own[name]
  return gone.length > 0
}
