import type { OptionRow, OptionSection } from './option-row.js'
import { dialectsOfRow } from './resolve.js'

/** Names where the facts about an option come from: the manual, the keyword table and the limits. */
export function sourceOf(section: OptionSection, row: OptionRow): string {
  const known = dialectsOfRow(row)
  const parsers: string[] = []
  if (known.includes('0.7')) parsers.push('drbd 0.7 user/drbdadm_scanner.fl')
  if (known.some(dialect => ['8.0', '8.2', '8.3'].includes(dialect))) parsers.push('drbd 8 user/drbdadm_scanner.fl')
  if (known.includes('8.4')) parsers.push('drbd-utils user/v84/config_flags.c')
  if (known.includes('9')) parsers.push(section === 'global' ? 'user/v9/drbdadm_parser.c' : 'user/v9/config_flags.c')
  const place = section === 'resource' ? row.name : section
  const limits = row.limits === undefined ? '' : `; linux/drbd_limits.h ${row.limits}_*`
  return `drbd.conf(5) "${place}"; ${parsers.join(', ') || 'user/drbdsetup.c'}${limits}`
}
