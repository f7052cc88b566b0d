import type { Rule } from '../../../rules/define-rule.js'
import type { Haresources } from '../model.js'
import { blankBehindBackslash } from './blank-behind-backslash.js'
import { byteOrderMark } from './byte-order-mark.js'
import { carriageReturn } from './carriage-return.js'
import { commentBehindBackslash } from './comment-behind-backslash.js'
import { commentOnContinuedLine } from './comment-on-continued-line.js'
import { conflictingDrbdOrder } from './conflicting-drbd-order.js'
import { conflictingHostPattern } from './conflicting-host-pattern.js'
import { conflictingKey } from './conflicting-key.js'
import { conflictingOwners } from './conflicting-owners.js'
import { conflictingPortblockOrder } from './conflicting-portblock-order.js'
import { conflictingSourceAddressOrder } from './conflicting-source-address-order.js'
import { conflictingStackedOrder } from './conflicting-stacked-order.js'
import { conflictingVolumeOrder } from './conflicting-volume-order.js'
import { duplicateAddress } from './duplicate-address.js'
import { duplicateGroup } from './duplicate-group.js'
import { duplicateKey } from './duplicate-key.js'
import { duplicateMount } from './duplicate-mount.js'
import { duplicateResource } from './duplicate-resource.js'
import { gluedBackslash } from './glued-backslash.js'
import { gluedComment } from './glued-comment.js'
import { hiddenContinuation } from './hidden-continuation.js'
import { invalidAddress } from './invalid-address.js'
import { invalidArgumentCount } from './invalid-argument-count.js'
import { invalidBroadcast } from './invalid-broadcast.js'
import { invalidControlCharacter } from './invalid-control-character.js'
import { invalidIpv6Separator } from './invalid-ipv6-separator.js'
import { invalidNetmask } from './invalid-netmask.js'
import { invalidNetworkAddress } from './invalid-network-address.js'
import { invalidPortblock } from './invalid-portblock.js'
import { invalidRemark } from './invalid-remark.js'
import { invalidSeparator } from './invalid-separator.js'
import { joinedWords } from './joined-words.js'
import { longLine } from './long-line.js'
import { misleadingCharacter } from './misleading-character.js'
import { missingArgument } from './missing-argument.js'
import { missingBackslash } from './missing-backslash.js'
import { missingBlank } from './missing-blank.js'
import { missingDrbddisk } from './missing-drbddisk.js'
import { missingHost } from './missing-host.js'
import { missingNetmask } from './missing-netmask.js'
import { missingPortblock } from './missing-portblock.js'
import { missingResource } from './missing-resource.js'
import { quotedLine } from './quoted-line.js'
import { strayBackslash } from './stray-backslash.js'
import { templateMark } from './template-mark.js'
import { unfinishedContinuation } from './unfinished-continuation.js'
import { unknownFilesystemType } from './unknown-filesystem-type.js'
import { unknownScript } from './unknown-script.js'
import { unsafeAddressOrder } from './unsafe-address-order.js'
import { unsafeDrbddisk } from './unsafe-drbddisk.js'
import { unsafeHostMask } from './unsafe-host-mask.js'
import { unsafeKeyPattern } from './unsafe-key-pattern.js'
import { unsafeQuotes } from './unsafe-quotes.js'
import { unsafeShellPattern } from './unsafe-shell-pattern.js'
import { unusedAlias } from './unused-alias.js'

/** All rules of haresources, in alphabetical order. */
export const rules: readonly Rule<Haresources>[] = [
  blankBehindBackslash,
  byteOrderMark,
  carriageReturn,
  commentBehindBackslash,
  commentOnContinuedLine,
  conflictingDrbdOrder,
  conflictingHostPattern,
  conflictingKey,
  conflictingOwners,
  conflictingPortblockOrder,
  conflictingSourceAddressOrder,
  conflictingStackedOrder,
  conflictingVolumeOrder,
  duplicateAddress,
  duplicateGroup,
  duplicateKey,
  duplicateMount,
  duplicateResource,
  gluedBackslash,
  gluedComment,
  hiddenContinuation,
  invalidAddress,
  invalidArgumentCount,
  invalidBroadcast,
  invalidControlCharacter,
  invalidIpv6Separator,
  invalidNetmask,
  invalidNetworkAddress,
  invalidPortblock,
  invalidRemark,
  invalidSeparator,
  joinedWords,
  longLine,
  misleadingCharacter,
  missingArgument,
  missingBackslash,
  missingBlank,
  missingDrbddisk,
  missingHost,
  missingNetmask,
  missingPortblock,
  missingResource,
  quotedLine,
  strayBackslash,
  templateMark,
  unfinishedContinuation,
  unknownFilesystemType,
  unknownScript,
  unsafeAddressOrder,
  unsafeDrbddisk,
  unsafeHostMask,
  unsafeKeyPattern,
  unsafeQuotes,
  unsafeShellPattern,
  unusedAlias,
]
