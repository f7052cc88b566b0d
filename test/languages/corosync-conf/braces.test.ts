import { describe, expect, test } from 'vitest'

import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

/** What is said of braces that do not fit: the message, then each place that has to do with it. */
function said(text: string): readonly string[] {
  return findingsOf(corosyncConf as unknown as Language, text)
    .filter(({ rule }) => rule.endsWith('-brace'))
    .map(({ message, span, related }) => [`${text.slice(0, span.start).split('\n').length}: ${message}`, ...related.map(other => `${text.slice(0, other.span.start).split('\n').length} ${text.slice(other.span.start, other.span.end)}: ${other.message}`)].join('; '))
}

describe('a brace that closes nothing', () => {
  const ofTotem = '3 }: this "}" may be the one too many; 1 totem: which it closes'

  test.each([
    ['alone', '}\n', ['1: A "}" closes nothing']],
    ['behind a section', 'totem {\n  version: 2\n}\n}\n', [`4: A "}" closes nothing; ${ofTotem}`]],
    ['behind a key that stands outside', 'totem {\n  version: 2\n}\n  token: 5000\n}\n', [`5: A "}" closes nothing; 4 token: this stands outside of its section; ${ofTotem}`]],
    ['behind two of them', 'totem {\n  version: 2\n}\n  token: 5000\n  join: 60\n}\n', [`6: A "}" closes nothing; 4 token: this stands outside of its section; ${ofTotem}`]],
    ['behind a section that stands outside', 'totem {\n  version: 2\n}\n  interface {\n    ringnumber: 0\n  }\n}\n', [`7: A "}" closes nothing; 4 interface: this stands outside of its section; ${ofTotem}`]],
    ['behind a section that may stand there', 'totem {\n  version: 2\n}\nlogging {\n}\n}\n', ['6: A "}" closes nothing; 5 }: this "}" may be the one too many; 4 logging: which it closes']],
  ])('%s', (_, text, lines) => expect(said(text)).toEqual(lines))
})

describe('a section that nothing closes', () => {
  test.each([
    ['before another', 'totem {\n  version: 2\nlogging {\n}\n', ['1: "totem" is not closed before "logging": a "}" is missing']],
    ['with a section that nobody knows', 'totem {\n  version: 2\n  secuth {\n}\nlogging {\n}\n', ['1: "totem" is not closed before "logging": a "}" is missing; 3 secuth: corosync does not know this section: its "{" may be the one too many']],
  ])('%s', (_, text, lines) => expect(said(text)).toEqual(lines))
})
