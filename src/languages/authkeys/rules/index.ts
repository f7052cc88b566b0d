import type { Rule } from '../../../rules/define-rule.js'
import type { Authkeys } from '../model.js'
import { byteOrderMark } from './byte-order-mark.js'
import { commentAsKey } from './comment-as-key.js'
import { deprecatedMd5 } from './deprecated-md5.js'
import { duplicateAuth } from './duplicate-auth.js'
import { duplicateKey } from './duplicate-key.js'
import { duplicateNumber } from './duplicate-number.js'
import { hiddenText } from './hidden-text.js'
import { invalidAuth } from './invalid-auth.js'
import { invalidLine } from './invalid-line.js'
import { invalidMethod } from './invalid-method.js'
import { invalidNumber } from './invalid-number.js'
import { joinedLines } from './joined-lines.js'
import { longLine } from './long-line.js'
import { misleadingCharacter } from './misleading-character.js'
import { misplacedAuth } from './misplaced-auth.js'
import { missingAuth } from './missing-auth.js'
import { missingKey } from './missing-key.js'
import { quotedKey } from './quoted-key.js'
import { quotedLine } from './quoted-line.js'
import { templateMark } from './template-mark.js'
import { truncatedKey } from './truncated-key.js'
import { unknownKey } from './unknown-key.js'
import { unsafeCrc } from './unsafe-crc.js'
import { unsafeCrcEntry } from './unsafe-crc-entry.js'
import { unsafeKey } from './unsafe-key.js'
import { unsafeLabelKey } from './unsafe-label-key.js'
import { unsafeOwner } from './unsafe-owner.js'
import { unsafePlaceholderKey } from './unsafe-placeholder-key.js'
import { unsafeReadableFile } from './unsafe-readable-file.js'
import { unsafeWritableFile } from './unsafe-writable-file.js'
import { unusedWords } from './unused-words.js'
import { unwantedKey } from './unwanted-key.js'

/** All rules of authkeys, in alphabetical order. */
export const rules: readonly Rule<Authkeys>[] = [
  byteOrderMark,
  commentAsKey,
  deprecatedMd5,
  duplicateAuth,
  duplicateKey,
  duplicateNumber,
  hiddenText,
  invalidAuth,
  invalidLine,
  invalidMethod,
  invalidNumber,
  joinedLines,
  longLine,
  misleadingCharacter,
  misplacedAuth,
  missingAuth,
  missingKey,
  quotedKey,
  quotedLine,
  templateMark,
  truncatedKey,
  unknownKey,
  unsafeCrc,
  unsafeCrcEntry,
  unsafeKey,
  unsafeLabelKey,
  unsafeOwner,
  unsafePlaceholderKey,
  unsafeReadableFile,
  unsafeWritableFile,
  unusedWords,
  unwantedKey,
]
