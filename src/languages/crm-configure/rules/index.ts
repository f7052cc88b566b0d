import type { Rule } from '../../../rules/define-rule.js'
import type { CrmConfigure } from '../schema.js'
import { conflictingOperators } from './conflicting-operators.js'
import { truncatedWord } from './truncated-word.js'
import { duplicateMember } from './duplicate-member.js'
import { duplicateNode } from './duplicate-node.js'
import { invalidCharacter } from './invalid-character.js'
import { invalidComment } from './invalid-comment.js'
import { invalidMember } from './invalid-member.js'
import { invalidXml } from './invalid-xml.js'
import { joinedWords } from './joined-words.js'
import { mismatchedBracket } from './mismatched-bracket.js'
import { misplacedAttribute } from './misplaced-attribute.js'
import { missingMember } from './missing-member.js'
import { missingWord } from './missing-word.js'
import { templateMark } from './template-mark.js'
import { unclosedQuote } from './unclosed-quote.js'
import { unexpectedWord } from './unexpected-word.js'
import { unknownAction } from './unknown-action.js'
import { unknownMember } from './unknown-member.js'
import { unknownRole } from './unknown-role.js'
import { unknownStatement } from './unknown-statement.js'

/** The rules about the words of the crm shell, in alphabetical order. */
export const rules: readonly Rule<CrmConfigure>[] = [
  conflictingOperators,
  truncatedWord,
  duplicateMember,
  duplicateNode,
  invalidCharacter,
  invalidComment,
  invalidMember,
  invalidXml,
  joinedWords,
  mismatchedBracket,
  misplacedAttribute,
  missingMember,
  missingWord,
  templateMark,
  unclosedQuote,
  unexpectedWord,
  unknownAction,
  unknownMember,
  unknownRole,
  unknownStatement,
]
