import type { Rule } from '../../../rules/define-rule.js'
import type { Haresources } from '../schema.js'
import { blankBehindBackslash } from './blank-behind-backslash.js'
import { byteOrderMark } from './byte-order-mark.js'
import { carriageReturn } from './carriage-return.js'
import { commentBehindBackslash } from './comment-behind-backslash.js'
import { commentOnContinuedLine } from './comment-on-continued-line.js'
import { gluedComment } from './glued-comment.js'
import { hiddenContinuation } from './hidden-continuation.js'
import { joinedWords } from './joined-words.js'
import { longLine } from './long-line.js'
import { strayBackslash } from './stray-backslash.js'
import { unfinishedContinuation } from './unfinished-continuation.js'

/** All rules of haresources, in alphabetical order. */
export const rules: readonly Rule<Haresources>[] = [
  blankBehindBackslash,
  byteOrderMark,
  carriageReturn,
  commentBehindBackslash,
  commentOnContinuedLine,
  gluedComment,
  hiddenContinuation,
  joinedWords,
  longLine,
  strayBackslash,
  unfinishedContinuation,
]
