import type { Dismiss } from './dismissal.js'
import { crcOnSerialLines } from './crc-on-serial-lines.js'

/** All that the files of a host together say against findings of single ones. */
export const dismissals: readonly Dismiss[] = [crcOnSerialLines]
