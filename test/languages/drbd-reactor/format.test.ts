import { test } from 'vitest'

import { drbdReactor } from '../../../src/languages/drbd-reactor/index.js'
import type { Language } from '../../../src/languages/language.js'
import { expectFormat } from '../../../src/testing/expect-format.js'

test.each(['{{ name }}', '<%= name %>', '${NAME}', '$(name)'])('a line that a program fills in keeps its layout: %s', mark => {
  const text = `[[promoter]]\nid   =   "${mark}"\n[log]\nlevel="info"\n`
  expectFormat(drbdReactor as unknown as Language, text, text.replace('level=', 'level = '))
})
