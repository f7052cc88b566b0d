import { logicalVolumePaths, splitMapperName } from './lvm-device.js'
import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'

/**
 * Sizes of block devices as `blockdev --report` prints them, in bytes.
 *
 * Source: util-linux disk-utils/blockdev.c: columns RO RA SSZ BSZ StartSec Size Device.
 */
export const blockdevReport = defineReader({
  id: 'blockdev-report',
  title: 'Sizes of block devices (blockdev)',
  paths: ['facts/blockdev.txt', 'sos_commands/block/blockdev_--report'],
  *scan(input) {
    for (const line of linesOf(input.text)) {
      const words = wordsOf(line)
      const [flag] = words
      const [size, device] = words.slice(-2)
      if (words.length < 6 || (flag?.text !== 'rw' && flag?.text !== 'ro')) continue
      if (size === undefined || device === undefined || !/^\d{1,16}$/.test(size.text) || !device.text.startsWith('/dev/')) continue
      yield {
        kind: 'block-device',
        origin: originIn(input, { start: size.start, end: device.end }),
        paths: pathsOf(device.text),
        sizeBytes: Number(size.text),
        isExact: true,
      }
    }
  },
})

function pathsOf(device: string): readonly string[] {
  const volume = device.startsWith('/dev/mapper/') ? splitMapperName(device.slice('/dev/mapper/'.length)) : undefined
  return volume === undefined ? [device] : [...new Set([
    device,
    ...logicalVolumePaths(volume.volumeGroup, volume.name),
  ])]
}
