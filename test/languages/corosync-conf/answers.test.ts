import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { testRuleAnswers } from '../../support/rule-answers.js'

testRuleAnswers(corosyncConf as unknown as Language)
