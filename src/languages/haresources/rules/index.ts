import type { Rule } from '../../../rules/define-rule.js'
import type { Haresources } from '../schema.js'
import { blankBehindBackslash } from './blank-behind-backslash.js'
import { byteOrderMark } from './byte-order-mark.js'
import { carriageReturn } from './carriage-return.js'
import { commentBehindBackslash } from './comment-behind-backslash.js'
import { commentOnContinuedLine } from './comment-on-continued-line.js'
import { conflictingHostPattern } from './conflicting-host-pattern.js'
import { conflictingKey } from './conflicting-key.js'
import { conflictingOwners } from './conflicting-owners.js'
import { duplicateAddress } from './duplicate-address.js'
import { duplicateGroup } from './duplicate-group.js'
import { duplicateKey } from './duplicate-key.js'
import { duplicateResource } from './duplicate-resource.js'
import { gluedComment } from './glued-comment.js'
import { hiddenContinuation } from './hidden-continuation.js'
import { invalidArgumentCount } from './invalid-argument-count.js'
import { invalidIpv6Separator } from './invalid-ipv6-separator.js'
import { invalidSeparator } from './invalid-separator.js'
import { joinedWords } from './joined-words.js'
import { longLine } from './long-line.js'
import { missingArgument } from './missing-argument.js'
import { missingBackslash } from './missing-backslash.js'
import { missingResource } from './missing-resource.js'
import { strayBackslash } from './stray-backslash.js'
import { unfinishedContinuation } from './unfinished-continuation.js'
import { unsafeKeyPattern } from './unsafe-key-pattern.js'

/** All rules of haresources, in alphabetical order. */
export const rules: readonly Rule<Haresources>[] = [
  blankBehindBackslash,
  byteOrderMark,
  carriageReturn,
  commentBehindBackslash,
  commentOnContinuedLine,
  conflictingHostPattern,
  conflictingKey,
  conflictingOwners,
  duplicateAddress,
  duplicateGroup,
  duplicateKey,
  duplicateResource,
  gluedComment,
  hiddenContinuation,
  invalidArgumentCount,
  invalidIpv6Separator,
  invalidSeparator,
  joinedWords,
  longLine,
  missingArgument,
  missingBackslash,
  missingResource,
  strayBackslash,
  unfinishedContinuation,
  unsafeKeyPattern,
]
