import { crmConfigure } from '../../../src/languages/crm-configure/index.js'
import type { Language } from '../../../src/languages/language.js'
import { testRuleAnswers } from '../../support/rule-answers.js'

testRuleAnswers(crmConfigure as unknown as Language)
