import { cibFileOf } from '../draft.js'
import type { Draft } from '../draft.js'
import type { Directive } from './ha-cf-lines.js'

/**
 * Adds the step that has sbd feed the watchdogs that heartbeat fed.
 *
 * Source: sbd(8), "SBD_WATCHDOG_DEV" and "Watchdog-only"; Pacemaker's property stonith-watchdog-timeout wants twice SBD_WATCHDOG_TIMEOUT.
 */
export function addWatchdogs(draft: Draft, lines: readonly Directive[]): void {
  const devices = new Map(lines.filter(({ name }) => name === 'watchdog').map(({ host, words }) => [host, words[0] ?? '']))
  const different = new Set(devices.values())
  if (different.size === 0) return
  const hosts = [...new Set(lines.map(({ host }) => host))]
  const said = hosts.map(host => `"${host}": ${devices.has(host) ? `"${devices.get(host) ?? ''}"` : 'none'}`).join(', ')
  if (different.size > 1 || devices.size < hosts.length) draft.decisions.push({ what: `the watchdog of each host stays its own (${said})`, why: 'SBD_WATCHDOG_DEV stands in a file of each host' })
  draft.tasks.push(`Nothing feeds the watchdog (${said}) any more: corosync and Pacemaker leave it alone, and heartbeat reset a host that hung. sbd does both; the step for it stands before the start of the empty cluster`)
  draft.handSteps.push({
    before: 'start',
    what: 'Where the watchdog shall go on: let sbd feed it, on all hosts',
    commands: [
      'wdctl   # which watchdog is a real one?',
      'apt-get install sbd   # or: dnf install sbd',
      ...[...devices].map(([host, device]) => `# SBD_WATCHDOG_DEV=${device} and SBD_WATCHDOG_TIMEOUT=5 in /etc/default/sbd or /etc/sysconfig/sbd of ${host}`),
      'systemctl enable sbd   # it starts and stops with corosync',
      `CIB_file=/root/${cibFileOf(draft.name)} crm_attribute --name stonith-watchdog-timeout --update 10s   # on the host that has the file`,
    ],
    why: draft.nodes.length === 2 ? 'of two hosts sbd wants a shared disk (SBD_DEVICE) or a third vote (corosync-qdevice): without it each of them resets itself when it loses the other' : 'a host without quorum resets itself, and the others wait for stonith-watchdog-timeout before they take over; stonith-enabled must be true',
  })
}
