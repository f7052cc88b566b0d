import type { Fact } from '../facts/fact.js'
import { itemsOf, memberOf, stringOf } from '../text/located-json.js'
import type { JsonNode } from '../text/located-json.js'
import { devicePaths } from './device-paths.js'
import { diskLinks } from './disk-links.js'
import { readReport } from './json-report.js'
import { defineReader, originIn } from './reader.js'
import { invalidJson } from './rules/lsblk-json/invalid-json.js'
import { sizeIn } from './size.js'

/**
 * Block devices as `lsblk --json --bytes` lists them, of all releases: one mount point or several, sizes as numbers or text.
 *
 * A device with several parents is printed under each, and counts once. A link of udev counts where one device has it.
 *
 * Source: lsblk(8); util-linux misc-utils/lsblk.c. Meta-data of DRBD 9 is known from 2.34 on (release notes); the column
 * `mountpoints` came with 2.37.
 */
export const lsblkJson = defineReader({
  id: 'lsblk-json',
  title: 'Block devices (lsblk)',
  paths: ['facts/lsblk.json'],
  *scan(input) {
    const { root, faults } = readReport(input, invalidJson.id)
    yield* faults
    const devices = listedDevices(root)
    const links = ownLinks(devices)
    for (const device of devices) {
      const size = sizeIn(device, 'size')
      if (size === undefined) continue
      const type = stringOf(device, 'type')
      const fileSystem = stringOf(device, 'fstype')
      const mountPoints = mountPointsOf(device)
      const heldBy = itemsOf(memberOf(device, 'children')).flatMap(child => pathsOf(child).slice(0, 1))
      const fact: Fact = {
        kind: 'block-device',
        origin: originIn(input, wordsOf(device)),
        paths: [...new Set([...pathsOf(device), ...(links.get(device) ?? [])])],
        ...size,
        ...(type === undefined ? {} : { type }),
        ...(fileSystem === undefined ? {} : { fileSystem }),
        ...(fileSystem === undefined || memberOf(device, 'mountpoints') === undefined ? {} : { tellsDrbdNine: true }),
        ...(mountPoints === undefined ? {} : { mountPoints }),
        ...(heldBy.length === 0 ? {} : { heldBy }),
      }
      yield fact
    }
  },
})

/** Lists the devices of all levels that have a name and a size, each once. */
function listedDevices(root: JsonNode | undefined): readonly JsonNode[] {
  const devices = new Map<string, JsonNode>()
  const pending = [...itemsOf(memberOf(root, 'blockdevices'))].reverse()
  for (let device = pending.pop(); device !== undefined; device = pending.pop()) {
    const children = itemsOf(memberOf(device, 'children'))
    for (let at = children.length - 1; at >= 0; at -= 1) {
      const child = children[at]
      if (child !== undefined) pending.push(child)
    }
    const name = stringOf(device, 'name') ?? stringOf(device, 'kname')
    if (name !== undefined && sizeIn(device, 'size') !== undefined && !devices.has(name)) devices.set(name, device)
  }
  return [...devices.values()]
}

/** Finds the links of each device that no other device has. */
function ownLinks(devices: readonly JsonNode[]): ReadonlyMap<JsonNode, readonly string[]> {
  const links = new Map(devices.map(device => [device, linksOf(device)]))
  const counts = new Map<string, number>()
  for (const link of [...links.values()].flat()) counts.set(link, (counts.get(link) ?? 0) + 1)
  for (const [device, list] of links) links.set(device, list.filter(link => counts.get(link) === 1))
  return links
}

/** A device with others below it would span them all: its size stands for it. */
function wordsOf(device: JsonNode): JsonNode {
  return memberOf(device, 'children') === undefined ? device : (memberOf(device, 'size') ?? device)
}

function pathsOf(device: JsonNode): readonly string[] {
  return devicePaths({
    name: stringOf(device, 'name'),
    kernelName: stringOf(device, 'kname'),
    path: stringOf(device, 'path'),
    type: stringOf(device, 'type'),
  })
}

function linksOf(device: JsonNode): readonly string[] {
  const name = stringOf(device, 'name')
  const kernelName = stringOf(device, 'kname') ?? name
  const partition = memberOf(device, 'partn')
  return diskLinks({
    kernelName,
    mapperName: kernelName?.startsWith('dm-') === true ? name : undefined,
    type: stringOf(device, 'type'),
    partition: partition?.kind === 'number' ? partition.value : undefined,
    idLink: stringOf(device, 'id-link') ?? stringOf(device, 'id_link'),
    wwn: stringOf(device, 'wwn'),
    uuid: stringOf(device, 'uuid'),
    label: stringOf(device, 'label'),
    partUuid: stringOf(device, 'partuuid'),
    partLabel: stringOf(device, 'partlabel'),
  })
}

/** Lists where the device is mounted; `undefined` where the listing has no such column. */
function mountPointsOf(device: JsonNode): readonly string[] | undefined {
  const several = memberOf(device, 'mountpoints')
  if (several !== undefined) return itemsOf(several).flatMap(item => (item.kind === 'string' ? item.value : []))
  const one = memberOf(device, 'mountpoint')
  if (one === undefined) return undefined
  return one.kind === 'string' && one.value !== '' ? [one.value] : []
}
