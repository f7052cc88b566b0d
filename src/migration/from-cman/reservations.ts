import { cibFileOf } from '../draft.js'
import type { Draft } from '../draft.js'

/**
 * Adds the step that sets fence_scsi up, once: it fences by reservations on the shared disks, and a host that is back must be let in
 * again (unfencing) before anything starts there.
 *
 * Source: fence_scsi(8), fence-agents 4.12; Pacemaker Explained, "Unfencing".
 */
export function addReservations({ name, nodes, handSteps }: Draft, { target, devices }: { readonly target: string; readonly devices: string | undefined }): void {
  const what = 'Set up fencing by reservations (fence_scsi), on the host that has the file with the CIB'
  if (handSteps.some(step => step.what === what)) return
  const file = `CIB_file=/root/${cibFileOf(name)}`
  const known = devices !== undefined && /^[\w./:,@-]+$/.test(devices) ? devices : undefined
  const disks = known ?? '/dev/disk/by-id/DISK'
  const pair = (id: string, attribute: string, value: string): string => `<nvpair id="fence-scsi-${id}" name="${attribute}" value="${value}"/>`
  const primitive = [
    '<primitive id="fence-scsi" class="stonith" type="fence_scsi">',
    `<meta_attributes id="fence-scsi-meta">${pair('provides', 'provides', 'unfencing')}</meta_attributes>`,
    `<instance_attributes id="fence-scsi-params">${pair('hosts', 'pcmk_host_list', nodes.map(node => node.name).join(' '))}${pair('devices', 'devices', disks)}</instance_attributes>`,
    '<operations><op id="fence-scsi-monitor-60s" name="monitor" interval="60s"/></operations>',
    '</primitive>',
  ].join('')
  handSteps.push({
    before: 'configuration',
    what,
    commands: [
      'lsblk -o NAME,WWN,MOUNTPOINT   # which disks do all hosts share?',
      `sg_persist --in --report-capabilities ${disks.split(',')[0] ?? disks}   # each of them, on each host: it must take reservations`,
      `${file} cibadmin --create --scope resources --xml-text '${primitive}'`,
      `${file} crm_attribute --name stonith-enabled --update true`,
    ],
    why: `it fenced ${target} and others of the old cluster${known === undefined ? '; which disks they are nobody needed to write there, and DISK stands for them here, with commas between several' : ''}. It takes a host off the disks and restarts nothing, so that a watchdog or a second device should restart it. The new file of the CIB is changed, and given to the cluster in the next step`,
  })
}
