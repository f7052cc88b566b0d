import { defineFault } from '../../../rules/define-rule.js'

/** What an authkeys file says is what it looks like. */
export const misleadingCharacter = defineFault({
  id: 'authkeys/misleading-character',
  reportedBy: 'read',
  severity: 'warning',
  origin: 'practice',
  summary: 'a character looks like another one, or like nothing',
  why:
    'Pages and word processors write blanks, quotes and dashes of their own, and marks that nobody sees. Heartbeat takes ' +
    'them for parts of a word: it refuses a number or method with one, and a key with one is another key than on a host ' +
    'where it was typed.',
  do: 'Write the plain character, or delete what shows nothing; a key in the same way on all hosts.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): sscanf "%d%s%s"'],
  since: '0.1.0',
  examples: {
    bad: [
      'auth[|\u00a0|]1\n1 sha1 not-a-secret\n',
      'auth 1\n1 sha1[|\u00a0|]not-a-secret\n',
      'auth 1\n1 sha1 not-a-secret[|\u200b|]\n',
      'auth 1\n1 sha1 [|\u201c|]not-a-secret\u201d\n',
    ],
    good: ['# the\u00a0\u201ckeys\u201d\nauth 1\n1 sha1 not-a-secret\n'],
  },
  fix: 'safe',
})
