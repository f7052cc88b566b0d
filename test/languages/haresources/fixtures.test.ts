import { describe } from 'vitest'

import { haresources } from '../../../src/languages/haresources/index.js'
import type { Language } from '../../../src/languages/language.js'
import { testFixtures } from '../authkeys/fixture-tests.js'

describe('haresources', () => testFixtures(haresources as unknown as Language))
