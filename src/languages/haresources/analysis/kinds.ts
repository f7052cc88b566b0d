import { mappedVolume } from '../../../text/mapper-name.js'
import type { Group } from '../ast.js'
import { isAddress } from '../reading/resource-manager.js'
import type { Resource } from '../model.js'
import { scriptNamed } from '../vocabulary.js'

/** A service that clients cannot find again once it answered without its data: exports of files and disks. */
const exportNames = /^(nfsd?|nfs-?server|nfs-(kernel|user)-server|tgtd?|iscsi-?target|ietd|scst|gnbd\w*|vblade|aoe\w*)$/i

/** Tells whether a resource brings data: DRBD, a volume or a local file system. */
export function isStorage(resource: Resource): boolean {
  const role = resource.entry?.role
  if (role === 'drbd' || role === 'volume') return true
  return role === 'filesystem' && !isNetworkMount(resource)
}

/** Tells whether a resource serves clients who should not see it before the data, or the address before it. */
export function isExport(resource: Resource): boolean {
  return exportNames.test(resource.script.value)
}

/** Tells whether a file system comes over the network, so that it may need the address. */
export function isNetworkMount({ arguments: [device, , type] }: Resource): boolean {
  if (type !== undefined && /^(nfs4?|cifs|smbfs|glusterfs|ceph|davfs)$/.test(type.value)) return true
  return device !== undefined && (/^[^/-][^/]*:\//.test(device.value) || device.value.startsWith('//'))
}

/** Tells whether a resource has to do with DRBD by its name or its arguments, home-made scripts included. */
export function isAboutDrbd(resource: Resource): boolean {
  return resource.entry?.role !== 'filesystem' && /drbd|datadisk/i.test(resource.text)
}

/** Tells whether a file system lies on a DRBD device. */
export function isOnDrbd({ entry, arguments: [device] }: Resource): boolean {
  return entry?.role === 'filesystem' && device !== undefined && device.value.startsWith('/dev/drbd')
}

/** Names the volume group of a device such as `/dev/vg1/data` or `/dev/mapper/vg1-data`. */
export function volumeGroupOf(device: string): string | undefined {
  const mapped = mappedVolume(device)
  if (mapped !== undefined) return mapped.volumeGroup
  const name = /^\/dev\/([^/]+)\/[^/]+$/.exec(device)?.[1]
  return name === undefined || /^(mapper|disk|drbd|md|cciss|ida|rd|sd|loop|evms|vx|emcpower)$/.test(name)
    ? undefined
    : name
}

/** Tells whether a word at the place of a host is a resource: it has `::`, is an address, or names a script. */
export function looksLikeResource(word: string): boolean {
  if (word.includes('::') || isAddress(word)) return true
  return scriptNamed(word) !== undefined && /[A-Z]|^drbd/.test(word)
}

/** Tells whether a group of one indented word is rather the continuation of the line before. */
export function looksContinued(text: string, { host, resources }: Group): boolean {
  return resources.length === 0 && /[ \t]/.test(text[host.span.start - 1] ?? '')
}

/** Tells whether nothing but one line end and blanks stands between two groups. */
export function followsDirectly(text: string, before: Group, group: Group): boolean {
  return /^[ \t\r]*\n[ \t]*$/.test(text.slice(before.span.end, group.span.start))
}
