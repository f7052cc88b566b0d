import type { Fact } from '../facts/fact.js'
import { devicePaths } from './device-paths.js'
import { readReport } from './json-report.js'
import { itemsOf, memberOf, stringOf } from './located-json.js'
import type { JsonNode } from './located-json.js'
import { defineReader, originIn } from './reader.js'
import { invalidJson } from './rules/lsblk-json/invalid-json.js'
import { sizeIn } from './size.js'

/**
 * Block devices as `lsblk --json --bytes` lists them, of all releases: one mount point or several, sizes as numbers or text.
 *
 * A device with several parents is printed under each, and counts once.
 *
 * Source: lsblk(8); util-linux misc-utils/lsblk.c.
 */
export const lsblkJson = defineReader({
  id: 'lsblk-json',
  title: 'Block devices (lsblk)',
  paths: ['facts/lsblk.json'],
  *scan(input) {
    const { root, faults } = readReport(input, invalidJson.id)
    yield* faults
    const seen = new Set<string>()
    const pending = [...itemsOf(memberOf(root, 'blockdevices'))].reverse()
    for (let device = pending.pop(); device !== undefined; device = pending.pop()) {
      const children = itemsOf(memberOf(device, 'children'))
      for (let at = children.length - 1; at >= 0; at -= 1) {
        const child = children[at]
        if (child !== undefined) pending.push(child)
      }
      const name = stringOf(device, 'name') ?? stringOf(device, 'kname')
      const size = sizeIn(device, 'size')
      if (name === undefined || size === undefined || seen.has(name)) continue
      seen.add(name)
      const type = stringOf(device, 'type')
      const fileSystem = stringOf(device, 'fstype')
      const mountPoints = mountPointsOf(device)
      const heldBy = children.flatMap(child => pathsOf(child).slice(0, 1))
      const fact: Fact = {
        kind: 'block-device',
        origin: originIn(input, wordsOf(device)),
        paths: pathsOf(device),
        ...size,
        ...(type === undefined ? {} : { type }),
        ...(fileSystem === undefined ? {} : { fileSystem }),
        ...(mountPoints === undefined ? {} : { mountPoints }),
        ...(heldBy.length === 0 ? {} : { heldBy }),
      }
      yield fact
    }
  },
})

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

/** Lists where the device is mounted; `undefined` where the listing has no such column. */
function mountPointsOf(device: JsonNode): readonly string[] | undefined {
  const several = memberOf(device, 'mountpoints')
  if (several !== undefined) return itemsOf(several).flatMap(item => (item.kind === 'string' ? item.value : []))
  const one = memberOf(device, 'mountpoint')
  if (one === undefined) return undefined
  return one.kind === 'string' && one.value !== '' ? [one.value] : []
}
