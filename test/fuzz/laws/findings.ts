import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { tokensTile } from '../../../src/testing/laws.js'
import { path } from '../subject.js'
import { broken } from './law.js'
import type { Law } from './law.js'

/** Throws where a finding is a mistake of the program or points outside of the text. */
export function expectSound(findings: readonly Diagnostic[], lengthOf: (file: string) => number | undefined): void {
  for (const { rule, message, file, span, related } of findings) {
    if (rule === 'cfgcheck/internal-fault') broken(message)
    if (message === '') broken(`${rule} has no message`)
    for (const place of [{ file, span }, ...related]) {
      const { start, end } = place.span
      const length = lengthOf(place.file) ?? broken(`${rule} points into "${place.file}", which is not there`)
      if (!(0 <= start && start <= end && end <= length)) broken(`${rule}: ${start}–${end} is outside`)
    }
  }
}

const inside: Law = {
  name: 'findings lie inside the text',
  oneIn: 1,
  hold: ({ findings, text }) => expectSound(findings, file => (file === path ? text.length : undefined)),
}

const tile: Law = {
  name: 'tokens tile the text',
  oneIn: 8,
  hold: ({ language, text }) => tokensTile(language, text),
}

const statements: Law = {
  name: 'statements lie inside the text in order',
  oneIn: 8,
  hold({ language, text, document }) {
    let last = 0
    for (const { start, end } of language.statements(document.reading.file)) {
      if (!(last <= start && start <= end && end <= text.length)) broken(`${start}–${end} behind ${last}`)
      last = start
    }
  },
}

const secrets: Law = {
  name: 'places of secrets lie inside the text',
  oneIn: 8,
  hold({ language, text }) {
    for (const { start, end } of language.masks(text)) {
      if (!(0 <= start && start <= end && end <= text.length)) broken(`${start}–${end} is outside`)
    }
  },
}

/** What holds of tokens, statements and findings. */
export const findingLaws: readonly Law[] = [tile, inside, statements, secrets]
