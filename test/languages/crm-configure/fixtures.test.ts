import { crmConfigure } from '../../../src/languages/crm-configure/index.js'
import type { Language } from '../../../src/languages/language.js'
import { expectFixtures } from '../../support/expect-fixtures.js'

expectFixtures(crmConfigure as unknown as Language)
