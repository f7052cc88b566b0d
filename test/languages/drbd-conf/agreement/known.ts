import { meantTextOf } from '../../../../src/languages/drbd-conf/reading/meant-text.js'
import type { Disagreement, KnownDifference } from '../../../agreement/adapter.js'

/** The differences that stay; each has its line in docs/agreement/drbd-conf.md and a kept text. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'swallowed-statement',
    applies: ({ dialect, verdict, text }) =>
      isNine(dialect) && verdict === 'accepts' && /become-primary-on[^;]*[{}\u0080-\uffff]/.test(text),
  },
  {
    name: 'swallowed-brace',
    applies: ({ verdict, text }) => verdict === 'accepts' && /\bdevice\s+[{}]/.test(text),
  },
  {
    name: 'sign-as-value',
    applies: ({ dialect, verdict, text }) =>
      isNine(dialect) && verdict === 'accepts' && /[a-z0-9_-][ \t\r\n]+[{}][ \t\r\n]*;/.test(text),
  },
  {
    name: 'swallowing-skip',
    applies: ({ dialect, verdict, text }) => isNine(dialect) && verdict === 'accepts' && /\bskip\b[^{]*[;"}]/.test(text),
  },
  {
    name: 'rate-without-value',
    applies: ({ dialect, verdict, text }) =>
      isNine(dialect) && verdict === 'accepts' && /\b(c-[a-z]+-[a-z]+|resync-rate)\s*;/.test(text),
  },
  {
    name: 'size-of-8.3',
    applies: ({ dialect, verdict, text }) => dialect === '8.3' && verdict === 'refuses' && /\bsize\s+"?\d{5,}/.test(text),
  },
  {
    name: 'missing-include',
    applies: ({ verdict, text }) => verdict === 'refuses' && /^\s*(include|template-file)\b/m.test(text),
  },
  {
    name: 'template-mark',
    applies: ({ verdict, text }) => verdict === 'refuses' && (meantTextOf(text)?.places.length ?? 0) > 0,
  },
  {
    name: 'module-version',
    applies: ({ verdict, text }) => verdict === 'refuses' && text.includes('require-drbd-module-version-'),
  },
]

/** Finds the reason of a disagreement among those that are known. */
export function knownDifferenceOf(disagreement: Disagreement): KnownDifference | undefined {
  return knownDifferences.find(difference => difference.applies(disagreement))
}

function isNine(dialect: string): boolean {
  return dialect.startsWith('9')
}
