import { wellFormedRules } from '../../../xml/well-formed-rules.js'

/** What keeps a CIB from being XML. libxml2 repairs it in silence, so that crm_verify need not refuse it. */
export const {
  duplicateAttribute, duplicateRoot, invalidCharacter, invalidComment, invalidDeclaration, invalidDoctype, invalidInstruction, mismatchedEndTag,
  misleadingCharacter, misplacedComment, misplacedDeclaration, misplacedText, missingEquals, missingRoot, missingSlash, missingSpace, missingValue,
  tooDeep, unclosedCdata, unclosedComment, unclosedElement, unclosedTag, unclosedValue, unescapedCharacter, unexpectedEndTag, unexpectedWord,
  unknownEntity, unquotedValue, unsupportedEncoding,
} = wellFormedRules({
  language: 'cib',
  root: 'cib',
  child: 'configuration',
  why: 'Pacemaker has libxml2 repair what is not XML: where that goes well, crm_verify and the cluster take what is left, which need not be what is meant; where the schema or the scheduler refuses what is left, this is an error of the daemon. xmllint and other programs refuse the file.',
  origin: 'practice',
  sources: ['crm_verify 2.1.5 tells the error and goes on with what was repaired', 'Pacemaker 2.1.5 lib/common/xml.c: XML_PARSE_RECOVER'],
})
