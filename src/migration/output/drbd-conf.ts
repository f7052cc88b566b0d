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

/**
 * Changes a file of DRBD for a cluster of Pacemaker: who cuts a peer off is Pacemaker, by a constraint, and by fencing where the
 * cluster fences. `resources` are those that Pacemaker promotes.
 */
export function changedDrbdConf(draft: Draft, text: string, { release, isFencing }: { readonly release: DrbdRelease; readonly isFencing: boolean }): ChangedDrbdConf {
  const { text: after, issues } = edit(text, model => changed(model, draft, { release, isFencing }), { target: release })
  return issues.length > 0 ? { problem: issues[0]?.message ?? 'it is not understood' } : { text: after }
}

function changed(model: PlainDrbdConf, { drbd }: Draft, { release, isFencing }: { readonly release: DrbdRelease; readonly isFencing: boolean }): void {
  const policy = fencingPolicy(isFencing)
  for (const resource of model.resources) {
    if (!drbd.has(resource.name)) continue
    const options = (resource.options ??= {})
    withoutHandlers(options)
    options['handlers'] = { ...options['handlers'], ...handlers[release] }
    const place = release === '9' ? 'net' : 'disk'
    for (const section of ['net', 'disk']) delete options[section]?.['fencing']
    options[place] = { ...options[place], fencing: policy }
    for (const [name, section] of Object.entries(options)) if (Object.keys(section).length === 0) delete options[name]
    if (release === '9') options['options'] = { ...options['options'], 'auto-promote': 'no' }
    delete options['startup']?.['become-primary-on']
  }
}

/** Tells whether a handler is dopd's, which is gone with heartbeat. */
export function isOfDopd(value: string): boolean {
  return value.includes('drbd-peer-outdater')
}

function withoutHandlers(sections: PlainSections): void {
  const own: PlainOptions | undefined = sections['handlers']
  if (own === undefined) return
  for (const name of replacedHandlers) delete own[name]
  if (typeof own['after-resync-target'] === 'string' && own['after-resync-target'].includes('unfence')) delete own['after-resync-target']
}
