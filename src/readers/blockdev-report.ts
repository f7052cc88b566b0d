import { mappedVolume } from '../text/mapper-name.js'
import { logicalVolumePaths } from './lvm-device.js'
import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'

/**
 * Sizes of block devices as `blockdev --report` prints them: sectors of 512 bytes up to util-linux 2.12, bytes since.
 *
 * Source: util-linux disk-utils/blockdev.c: columns RO RA SSZ BSZ StartSec Size Device; 2.12r print_all_devices() has 10
 * places for a number of sectors, 2.14 report_device() 15 for bytes.
 */
export const blockdevReport = defineReader({
  id: 'blockdev-report',
  title: 'Sizes of block devices (blockdev)',
  paths: ['facts/blockdev.txt', 'sos_commands/block/blockdev_--report'],
  *scan(input) {
    const unit = countsSectors(input.text) ? sector : 1
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
        sizeBytes: Number(size.text) * unit,
        isExact: true,
      }
    }
  },
})

const sector = 512
/** Where the sizes are bytes, their head ends so far behind that of the start. */
const widthOfBytes = 12

/** Tells by the head how wide the column of sizes is; where that is lost, no size in bytes has half a sector. */
function countsSectors(text: string): boolean {
  const gap = /^RO\s.*?StartSec(\s+)Size\s+Device/m.exec(text)?.[1]
  if (gap !== undefined && gap.length > 1) return gap.length < widthOfBytes
  return [...text.matchAll(/^r[ow](?:\s+\d+){4}\s+(\d{1,16})\s+\/dev\//gm)].some(([, size]) => Number(size) % sector !== 0)
}

function pathsOf(device: string): readonly string[] {
  const volume = mappedVolume(device)
  return volume === undefined ? [device] : [...new Set([
    device,
    ...logicalVolumePaths(volume.volumeGroup, volume.name),
  ])]
}
