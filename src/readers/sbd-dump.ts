import type { Fact } from '../facts/fact.js'
import type { Origin } from '../text/located.js'
import { defineReader, originIn } from './reader.js'
import { linesOf } from './text-lines.js'

/**
 * The times in the headers of the disks by which SBD fences, as `sbd dump` prints them; they count before what is in
 * /etc/sysconfig/sbd.
 *
 * Source: sbd 1.5.2 src/sbd-md.c: header_dump.
 */
export const sbdDump = defineReader({
  id: 'sbd-dump',
  title: 'Headers of the disks of SBD (sbd dump)',
  paths: ['facts/sbd-dump.txt'],
  *scan(input) {
    let device: { name: string; origin: Origin; watchdogMs?: number; msgwaitMs?: number; msgwaitAt?: Origin } | undefined
    const done = (): Fact[] => {
      if (device === undefined) return []
      const { name, origin, ...times } = device
      device = undefined
      return [{ kind: 'sbd-header', origin, device: name, ...times }]
    }
    for (const line of linesOf(input.text)) {
      const [, name] = /^==\s*Dumping header on disk (\S+)\s*$/.exec(line.text) ?? []
      const [, what, seconds] = /^Timeout \((watchdog|msgwait)\)\s*:\s*(\d{1,9})\s*$/.exec(line.text) ?? []
      if (name !== undefined) {
        yield* done()
        device = { name, origin: originIn(input, line) }
      } else if (device !== undefined && what !== undefined) {
        if (what === 'watchdog') device.watchdogMs = Number(seconds) * 1000
        else Object.assign(device, { msgwaitMs: Number(seconds) * 1000, msgwaitAt: originIn(input, line) })
      }
    }
    yield* done()
  },
})
