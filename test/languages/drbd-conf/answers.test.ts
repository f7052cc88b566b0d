import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { testRuleAnswers } from '../../support/rule-answers.js'

testRuleAnswers(drbdConf as unknown as Language)
