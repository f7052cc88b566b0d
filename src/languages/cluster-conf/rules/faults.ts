import type { Rule } from '../../../rules/define-rule.js'

import type { ClusterConf } from '../schema.js'
import { conflictingRef } from './conflicting-ref.js'
import { deprecatedAttribute } from './deprecated-attribute.js'
import { deprecatedElement } from './deprecated-element.js'
import { duplicateAttribute } from './duplicate-attribute.js'
import { duplicateElement } from './duplicate-element.js'
import { duplicateRoot } from './duplicate-root.js'
import { invalidCharacter } from './invalid-character.js'
import { invalidComment } from './invalid-comment.js'
import { invalidDeclaration } from './invalid-declaration.js'
import { invalidDoctype } from './invalid-doctype.js'
import { invalidInstruction } from './invalid-instruction.js'
import { invalidText } from './invalid-text.js'
import { invalidValue } from './invalid-value.js'
import { mismatchedEndTag } from './mismatched-end-tag.js'
import { misleadingCharacter } from './misleading-character.js'
import { misplacedComment } from './misplaced-comment.js'
import { misplacedDeclaration } from './misplaced-declaration.js'
import { misplacedElement } from './misplaced-element.js'
import { misplacedText } from './misplaced-text.js'
import { misreadValue } from './misread-value.js'
import { missingAttribute } from './missing-attribute.js'
import { missingElement } from './missing-element.js'
import { missingEquals } from './missing-equals.js'
import { missingRoot } from './missing-root.js'
import { missingSlash } from './missing-slash.js'
import { missingSpace } from './missing-space.js'
import { missingValue } from './missing-value.js'
import { refusedAttribute } from './refused-attribute.js'
import { refusedElement } from './refused-element.js'
import { tooDeep } from './too-deep.js'
import { unclosedCdata } from './unclosed-cdata.js'
import { unclosedComment } from './unclosed-comment.js'
import { unclosedElement } from './unclosed-element.js'
import { unclosedTag } from './unclosed-tag.js'
import { unclosedValue } from './unclosed-value.js'
import { unescapedCharacter } from './unescaped-character.js'
import { unexpectedEndTag } from './unexpected-end-tag.js'
import { unexpectedWord } from './unexpected-word.js'
import { unknownAttribute } from './unknown-attribute.js'
import { unknownElement } from './unknown-element.js'
import { unknownEntity } from './unknown-entity.js'
import { unknownFenceParameter } from './unknown-fence-parameter.js'
import { unquotedValue } from './unquoted-value.js'
import { unsupportedAttribute } from './unsupported-attribute.js'
import { unsupportedElement } from './unsupported-element.js'
import { unsupportedEncoding } from './unsupported-encoding.js'
import { unusedNamespace } from './unused-namespace.js'

/** What parsing and reading report by themselves. */
export const faults: readonly Rule<ClusterConf>[] = [
  conflictingRef,
  deprecatedAttribute,
  deprecatedElement,
  duplicateAttribute,
  duplicateElement,
  duplicateRoot,
  invalidCharacter,
  invalidComment,
  invalidDeclaration,
  invalidDoctype,
  invalidInstruction,
  invalidText,
  invalidValue,
  mismatchedEndTag,
  misleadingCharacter,
  misplacedComment,
  misplacedDeclaration,
  misplacedElement,
  misplacedText,
  misreadValue,
  missingAttribute,
  missingElement,
  missingEquals,
  missingRoot,
  missingSlash,
  missingSpace,
  missingValue,
  refusedAttribute,
  refusedElement,
  tooDeep,
  unclosedCdata,
  unclosedComment,
  unclosedElement,
  unclosedTag,
  unclosedValue,
  unescapedCharacter,
  unexpectedEndTag,
  unexpectedWord,
  unknownAttribute,
  unknownElement,
  unknownEntity,
  unknownFenceParameter,
  unquotedValue,
  unsupportedAttribute,
  unsupportedElement,
  unsupportedEncoding,
  unusedNamespace,
]
