import { ocfs2Conf } from '../../../src/languages/ocfs2-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { testRuleAnswers } from '../../support/rule-answers.js'

testRuleAnswers(ocfs2Conf as unknown as Language)
