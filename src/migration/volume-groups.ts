import type { Draft, Primitive } from './draft.js'
import { homesOf } from './homes.js'
import { shellWord } from './shell-word.js'

/**
 * Adds the step that gives each volume group to a host, which LVM-activate asks for before it activates anything.
 *
 * Source: resource-agents 4.12 heartbeat/LVM-activate systemid_check(), get_VG_access_mode_num(): a group without a system id is none of
 * that mode; lvmsystemid(7); vgchange(8) "--setautoactivation".
 */
export function addVolumeGroups(draft: Draft): void {
  const homes = homesOf(draft)
  const seen = new Set<string>()
  for (const resource of draft.resources) {
    const members: readonly Primitive[] = resource.kind === 'group' ? resource.members : resource.kind === 'primitive' ? [resource] : []
    for (const { agent, parameters } of members) {
      const group = String(parameters['vgname'] ?? '')
      if (agent !== 'ocf:heartbeat:LVM-activate' || parameters['vg_access_mode'] !== 'system_id' || group === '' || seen.has(group)) continue
      seen.add(group)
      const home = homes.find(each => each.resource === resource.id)?.node ?? draft.nodes[0]?.name ?? ''
      const word = shellWord(group)
      const mirrors = mirrorsBelow(draft, resource.id).map(shellWord)
      draft.handSteps.push({
        before: 'configuration',
        what: `Give volume group "${group}" to ${home}`,
        commands: [
          '# in global of /etc/lvm/lvm.conf, on all hosts: system_id_source = "uname"; volume_list and tags of the old cluster go',
          ...mirrors.map(name => `drbdadm primary ${name}   # on ${home} alone, as all that follows`),
          `vgchange -y --systemid "$(uname -n)" ${word}${mirrors.length === 0 ? `   # on ${home} alone, as all that follows` : ''}`,
          `vgchange --setautoactivation n ${word}   # before LVM 2.03.12: auto_activation_volume_list of lvm.conf without it, on all hosts`,
          `vgchange -an ${word}`,
          ...mirrors.map(name => `drbdadm secondary ${name}`),
          `vgs -o name,systemid ${word}`,
        ],
        why: `LVM-activate takes no group without a system id, and boot must activate it on no host${mirrors.length > 0 ? '; the one time that DRBD is promoted by hand, while all sides are connected' : ''}`,
      })
    }
  }
}

/** The DRBD resources that are promoted before a resource starts. */
function mirrorsBelow({ constraints, resources }: Draft, id: string): readonly string[] {
  return constraints.flatMap(constraint => {
    if (constraint.kind !== 'order' || constraint.next !== id || constraint.action !== 'promote') return []
    const clone = resources.find(resource => resource.id === constraint.first)
    return clone?.kind === 'clone' && clone.member.parameters['drbd_resource'] !== undefined ? [String(clone.member.parameters['drbd_resource'])] : []
  })
}
