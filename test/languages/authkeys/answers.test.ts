import { authkeys } from '../../../src/languages/authkeys/index.js'
import type { Language } from '../../../src/languages/language.js'
import { testRuleAnswers } from '../../support/rule-answers.js'

testRuleAnswers(authkeys as unknown as Language)
