import type { Located, Origin } from '../../../text/located.js'
import type { DirectiveEntry } from '../vocabulary.js'
import type { Draft } from './draft.js'

/** The services for which an active Pacemaker brings its own `apiauth`; with `minimal` and `manual` the first two. */
const ownClients = ['cib', 'crmd', 'stonithd', 'stonith-ng', 'attrd', 'pingd']

/** Takes an accepted value of `pacemaker` or `crm`; returns whether heartbeat keeps it. */
export function readPacemaker(draft: Draft, word: Located<string>, mode: boolean | string): boolean {
  draft.managerAt = word
  if (mode === false) {
    draft.manager = 'haresources'
    return true
  }
  draft.manager = 'pacemaker'
  const clients = mode === 'minimal' || mode === 'manual' ? ownClients.slice(0, 2) : ownClients
  for (const client of clients) {
    const earlier = draft.apiClients.get(client)
    if (earlier !== undefined) reportDuplicateClient(draft, client, { at: word, earlier })
    else draft.apiClients.set(client, word)
  }
  return true
}

/** Reports a service that is given rights twice, once of it by Pacemaker itself. */
export function reportDuplicateClient(
  draft: Draft,
  client: string,
  { at, earlier }: { readonly at: Origin; readonly earlier: Origin },
): void {
  const byPacemaker = draft.managerAt !== undefined && (at === draft.managerAt || earlier === draft.managerAt)
  draft.faults.push({
    rule: 'ha-cf/duplicate-apiauth',
    at,
    message: byPacemaker
      ? `Service "${client}" has an apiauth line, and Pacemaker brings one along`
      : `Service "${client}" has an apiauth line already`,
    related: [{ at: earlier, message: 'the other one is here' }],
  })
}

/**
 * Checks on which side of `pacemaker` a directive stands; returns whether heartbeat takes it.
 *
 * `crmd_spawns_pengine` must stand above it. So should `crm_daemon_dir`, but the test for it is the wrong way round in
 * 3.0.6: above it is refused, below it is taken.
 */
export function reportPacemakerOrder(draft: Draft, entry: DirectiveEntry, word: Located<string>): boolean {
  const pacemaker = draft.options.get('pacemaker')
  if (entry.name === 'crm_daemon_dir') {
    if (pacemaker !== undefined) return true
    draft.faults.push({
      rule: 'ha-cf/misplaced-crm-daemon-dir',
      at: word,
      message: 'Heartbeat 3.0.6 refuses "crm_daemon_dir" unless a "pacemaker" line stands above it',
    })
    return false
  }
  if (pacemaker === undefined) return true
  draft.faults.push({
    rule: 'ha-cf/misplaced-crmd-spawns-pengine',
    at: word,
    message: 'Heartbeat refuses "crmd_spawns_pengine" below the "pacemaker" line',
    related: [{ at: pacemaker, message: 'Pacemaker is decided on here' }],
  })
  return false
}
