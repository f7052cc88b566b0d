import type { FaultRule } from '../../rules/define-rule.js'
import { invalidAddress as hostsInvalidAddress } from './hosts/invalid-address.js'
import { missingName as hostsMissingName } from './hosts/missing-name.js'
import { unclosedSection as lvmBackupUnclosedSection } from './lvm-backup/unclosed-section.js'
import { misspeltAssignment } from './shell-variables/misspelt-assignment.js'
import { unclosedQuote } from './shell-variables/unclosed-quote.js'

/** What the readers report by themselves. */
export const readerRules: readonly FaultRule[] = [
  hostsInvalidAddress,
  hostsMissingName,
  lvmBackupUnclosedSection,
  misspeltAssignment,
  unclosedQuote,
]
