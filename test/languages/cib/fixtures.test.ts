import { cib } from '../../../src/languages/cib/index.js'
import type { Language } from '../../../src/languages/language.js'
import { expectFixtures } from '../../support/expect-fixtures.js'

const language = cib as unknown as Language

expectFixtures(language)
