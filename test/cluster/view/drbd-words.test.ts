import { expect, test } from 'vitest'

import { wordsOfNine } from '../../../src/cluster/view/drbd-words.js'
import { optionsNamed, structuresNamed } from '../../../src/languages/drbd-conf/vocabulary/table.js'
import { dialectsOfRow } from '../../../src/languages/drbd-conf/vocabulary/resolve.js'

test.each([...wordsOfNine])('%s is a word of DRBD 9 alone', word => {
  const rows = [...optionsNamed(word).map(({ row }) => row), ...structuresNamed(word)]
  expect([...new Set(rows.flatMap(dialectsOfRow))]).toEqual(['9'])
})
