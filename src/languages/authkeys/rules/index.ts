import type { Rule } from '../../../rules/define-rule.js'
import type { Authkeys } from '../schema.js'
import { byteOrderMark } from './byte-order-mark.js'
import { commentAsKey } from './comment-as-key.js'
import { deprecatedMd5 } from './deprecated-md5.js'
import { duplicateAuth } from './duplicate-auth.js'
import { duplicateNumber } from './duplicate-number.js'
import { foreignOwner } from './foreign-owner.js'
import { hiddenText } from './hidden-text.js'
import { ignoredWords } from './ignored-words.js'
import { invalidAuth } from './invalid-auth.js'
import { invalidLine } from './invalid-line.js'
import { invalidMethod } from './invalid-method.js'
import { invalidNumber } from './invalid-number.js'
import { joinedLines } from './joined-lines.js'
import { longLine } from './long-line.js'
import { misplacedAuth } from './misplaced-auth.js'
import { missingAuth } from './missing-auth.js'
import { missingKey } from './missing-key.js'
import { placeholderKey } from './placeholder-key.js'
import { quotedKey } from './quoted-key.js'
import { readableByOthers } from './readable-by-others.js'
import { reusedKey } from './reused-key.js'
import { templateMark } from './template-mark.js'
import { truncatedKey } from './truncated-key.js'
import { undefinedKey } from './undefined-key.js'
import { unsafeCrc } from './unsafe-crc.js'
import { unsafeCrcEntry } from './unsafe-crc-entry.js'
import { unwantedKey } from './unwanted-key.js'
import { weakKey } from './weak-key.js'
import { writableByOthers } from './writable-by-others.js'

/** All rules of authkeys, in alphabetical order. */
export const rules: readonly Rule<Authkeys>[] = [
  byteOrderMark,
  commentAsKey,
  deprecatedMd5,
  duplicateAuth,
  duplicateNumber,
  foreignOwner,
  hiddenText,
  ignoredWords,
  invalidAuth,
  invalidLine,
  invalidMethod,
  invalidNumber,
  joinedLines,
  longLine,
  misplacedAuth,
  missingAuth,
  missingKey,
  placeholderKey,
  quotedKey,
  readableByOthers,
  reusedKey,
  templateMark,
  truncatedKey,
  undefinedKey,
  unsafeCrc,
  unsafeCrcEntry,
  unwantedKey,
  weakKey,
  writableByOthers,
]
