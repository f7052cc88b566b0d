import { haCf } from '../../../src/languages/ha-cf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { testRuleAnswers } from '../../support/rule-answers.js'

testRuleAnswers(haCf as unknown as Language)
