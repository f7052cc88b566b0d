import type { FaultRule } from '../../rules/define-rule.js'
import { conflictingTimes as boothConflictingTimes } from './booth/conflicting-times.js'
import { duplicateLine as boothDuplicateLine } from './booth/duplicate-line.js'
import { duplicateTicket as boothDuplicateTicket } from './booth/duplicate-ticket.js'
import { evenMembers as boothEvenMembers } from './booth/even-members.js'
import { invalidLine as boothInvalidLine } from './booth/invalid-line.js'
import { invalidValue as boothInvalidValue } from './booth/invalid-value.js'
import { lateRenewal as boothLateRenewal } from './booth/late-renewal.js'
import { misplacedKey as boothMisplacedKey } from './booth/misplaced-key.js'
import { misreadValue as boothMisreadValue } from './booth/misread-value.js'
import { unknownKey as boothUnknownKey } from './booth/unknown-key.js'
import { missingField as fstabMissingField } from './fstab/missing-field.js'
import { invalidAddress as hostsInvalidAddress } from './hosts/invalid-address.js'
import { missingName as hostsMissingName } from './hosts/missing-name.js'
import { invalidJson as ipJsonInvalidJson } from './ip-json/invalid-json.js'
import { invalidJson as lsblkJsonInvalidJson } from './lsblk-json/invalid-json.js'
import { unclosedSection as lvmBackupUnclosedSection } from './lvm-backup/unclosed-section.js'
import { unclosedSection as lvmConfUnclosedSection } from './lvm-conf/unclosed-section.js'
import { invalidJson as lvsJsonInvalidJson } from './lvs-json/invalid-json.js'
import { invalidJson as pvsJsonInvalidJson } from './pvs-json/invalid-json.js'
import { conflictingSync as sbdConflictingSync } from './sbd/conflicting-sync.js'
import { duplicateDevice as sbdDuplicateDevice } from './sbd/duplicate-device.js'
import { invalidDevices as sbdInvalidDevices } from './sbd/invalid-devices.js'
import { invalidTimeoutAction as sbdInvalidTimeoutAction } from './sbd/invalid-timeout-action.js'
import { invalidValue as sbdInvalidValue } from './sbd/invalid-value.js'
import { unknownSetting as sbdUnknownSetting } from './sbd/unknown-setting.js'
import { unsafeWatchdog as sbdUnsafeWatchdog } from './sbd/unsafe-watchdog.js'
import { misspeltAssignment as shellVariablesMisspeltAssignment } from './shell-variables/misspelt-assignment.js'
import { unclosedQuote as shellVariablesUnclosedQuote } from './shell-variables/unclosed-quote.js'
import { invalidJson as vgsJsonInvalidJson } from './vgs-json/invalid-json.js'

/** What the readers report by themselves. */
export const readerRules: readonly FaultRule[] = [
  boothConflictingTimes,
  boothDuplicateLine,
  boothDuplicateTicket,
  boothEvenMembers,
  boothInvalidLine,
  boothInvalidValue,
  boothLateRenewal,
  boothMisplacedKey,
  boothMisreadValue,
  boothUnknownKey,
  fstabMissingField,
  hostsInvalidAddress,
  hostsMissingName,
  ipJsonInvalidJson,
  lsblkJsonInvalidJson,
  lvmBackupUnclosedSection,
  lvmConfUnclosedSection,
  lvsJsonInvalidJson,
  pvsJsonInvalidJson,
  sbdConflictingSync,
  sbdDuplicateDevice,
  sbdInvalidDevices,
  sbdInvalidTimeoutAction,
  sbdInvalidValue,
  sbdUnknownSetting,
  sbdUnsafeWatchdog,
  shellVariablesMisspeltAssignment,
  shellVariablesUnclosedQuote,
  vgsJsonInvalidJson,
]
