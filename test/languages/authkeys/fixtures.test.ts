import { describe } from 'vitest'

import { authkeys } from '../../../src/languages/authkeys/index.js'
import type { Language } from '../../../src/languages/language.js'
import { testFixtures } from './fixture-tests.js'

describe('authkeys', () => testFixtures(authkeys as unknown as Language))
